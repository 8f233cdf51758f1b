package org.onrecord.report;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.record.ActorType;
import org.onrecord.record.Gender;
import org.onrecord.record.Polarity;
import org.onrecord.record.Span;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.record.StatementKind;
import org.onrecord.testing.Records;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Uses the page in a browser. */
class PageIT {
  private static final Findings FINDINGS = MadeUp.of(7, 900, 14, 12);
  private static final String LOUDEST = "Ilse Brandvold";

  @TempDir static Path folder;

  private static Browser browser;
  private static Path page;

  @BeforeAll
  static void makePage() throws IOException {
    browser = Browser.start();
    page = folder.resolve("page.html");
    browser.open(FINDINGS, page);
  }

  @AfterAll
  static void closeBrowser() {
    browser.close();
  }

  @BeforeEach
  void openPage() {
    browser.look(1280, 900, false);
    browser.open(page, "");
  }

  // The charts.

  @Test
  void showsStatementsPerDayOfThoseWhoSpeakMost() {
    Map<String, Long> byActor =
        counted().stream().collect(groupingBy(Statement::getActor, counting()));
    List<Map<String, Object>> series = series("#volume .chart");
    assertThat(series).hasSize(5);
    assertThat(series.get(0)).containsEntry("name", LOUDEST);
    for (Map<String, Object> line : series) {
      List<Long> perDay = new ArrayList<>();
      for (int day = 0; day < 14; day++) {
        int on = day;
        perDay.add(
            counted().stream()
                .filter(said -> said.getActor().equals(line.get("name")))
                .filter(said -> said.getDay().orElseThrow().equals(MadeUp.FIRST.plusDays(on)))
                .count());
      }
      assertThat(line.get("data")).isEqualTo(perDay);
      assertThat(perDay.stream().mapToLong(Long::longValue).sum())
          .isEqualTo(byActor.get((String) line.get("name")));
    }
  }

  @Test
  void showsTheSharesOfWomenAndMen() {
    List<Map<String, Object>> series = series("#voice .chart");
    assertThat(series)
        .extracting(part -> part.get("name"))
        .containsExactly(
            "women (" + speakers(Gender.FEMALE) + " actors)",
            "men (" + speakers(Gender.MALE) + " actors)",
            "others (" + speakers(Gender.OTHER) + " actor)",
            "unknown (" + speakers(null) + " actors)");
    for (int day = 0; day < 14; day++) {
      LocalDate on = MadeUp.FIRST.plusDays(day);
      List<Statement> persons =
          counted().stream()
              .filter(said -> said.getDay().orElseThrow().equals(on))
              .filter(said -> said.getActorType() == ActorType.PERSON)
              .toList();
      long women =
          persons.stream()
              .filter(said -> said.getActorGender().equals(Optional.of(Gender.FEMALE)))
              .count();
      assertThat(((Number) value(series.get(0), day)).doubleValue())
          .isEqualTo((double) women / persons.size());
    }
  }

  @Test
  void opensTheStatementsOfWomen() {
    browser.run("document.querySelector('#voice details.numbers').open = true");
    browser.settle();
    WebElement number = browser.find("#voice tbody td .number");
    long women =
        counted(
            said ->
                said.getActorGender().equals(Optional.of(Gender.FEMALE))
                    && said.getDay().equals(Optional.of(MadeUp.FIRST)));
    assertThat(number.getText()).isEqualTo(Long.toString(women));
    browser.run("arguments[0].click()", number);
    browser.settle();
    assertThat(browser.find("#statements h2").getText())
        .isEqualTo(women + " statements by women on 4 March 2024");
  }

  private static long speakers(Gender gender) {
    return counted().stream()
        .filter(said -> said.getActorType() == ActorType.PERSON)
        .filter(said -> said.getActorGender().equals(Optional.ofNullable(gender)))
        .map(Statement::getActorId)
        .distinct()
        .count();
  }

  @Test
  void showsTheShareOfSupportWithItsIntervalOverTime() {
    String target = browser.find("#stance figure h3 .target").getText().replaceFirst("^ ?on ", "");
    List<Stance> week =
        stances().stream()
            .filter(
                stance -> stance.getActor().equals(LOUDEST) && stance.getTarget().equals(target))
            .filter(stance -> stance.getDay().orElseThrow().isBefore(MadeUp.FIRST.plusDays(7)))
            .toList();
    long support = week.stream().filter(s -> s.getPolarity() == Polarity.SUPPORT).count();
    long oppose = week.stream().filter(s -> s.getPolarity() == Polarity.OPPOSE).count();
    List<Map<String, Object>> series = series("#stance figure .chart");
    List<?> interval = (List<?>) value(series.get(0), 0);
    List<?> point = (List<?>) value(series.get(1), 0);
    double share = (double) support / (support + oppose);
    assertThat(((Number) point.get(1)).doubleValue()).isEqualTo(share);
    assertThat(((Number) interval.get(1)).doubleValue()).isLessThanOrEqualTo(share);
    assertThat(((Number) interval.get(2)).doubleValue()).isGreaterThan(share);
  }

  @Test
  void setsSupportAgainstOpposition() {
    List<WebElement> heads = browser.findAll("#matrix thead th");
    List<WebElement> cells = browser.findAll("#matrix tbody tr:first-child td");
    for (int i = 0; i < cells.size(); i++) {
      String target = heads.get(i + 1).getText().replace("\n", " ");
      String shown = cells.get(i).getText().replaceAll("\\s", "");
      assertThat(shown)
          .isEqualTo(count(target, Polarity.SUPPORT) + ":" + count(target, Polarity.OPPOSE));
    }
    assertThat(cells).hasSize(8);
  }

  private static long count(String target, Polarity polarity) {
    return stances().stream()
        .filter(stance -> stance.getActor().equals(LOUDEST))
        .filter(stance -> stance.getTarget().equals(target) && stance.getPolarity() == polarity)
        .count();
  }

  @Test
  void linksActorsByTheTargetsOnWhichTheyAgreeOrDiffer() {
    Map<String, Map<String, Integer>> sides =
        stances().stream()
            .collect(
                groupingBy(
                    Stance::getActor,
                    groupingBy(
                        Stance::getTarget,
                        Collectors.summingInt(s -> (int) Math.signum(s.getScore())))));
    browser.run("document.querySelector('#network details').open = true");
    browser.settle();
    for (WebElement row : browser.findAll("#network tbody tr").subList(0, 10)) {
      String[] names = row.findElement(By.tagName("th")).getText().split(" and ", 2);
      List<WebElement> cells = row.findElements(By.tagName("td"));
      assertThat(Integer.parseInt(cells.get(0).getText()))
          .isEqualTo(shared(sides, names, product -> product > 0));
      assertThat(Integer.parseInt(cells.get(1).getText()))
          .isEqualTo(shared(sides, names, product -> product < 0));
    }
    assertThat((List<?>) series("#network .chart").get(0).get("data")).hasSize(12);
  }

  @Test
  void drawsTheWholeNetworkInItsBox() {
    assertThat(
            (Boolean)
                browser.run(
                    """
                    const box = document.querySelector('#network .chart');
                    const nodes = echarts.getInstanceByDom(box).getModel().getSeriesByIndex(0).getData();
                    const at = [];
                    nodes.eachItemGraphicEl(node => {
                      const rect = node.getBoundingRect().clone();
                      rect.applyTransform(node.getComputedTransform());
                      at.push(rect);
                    });
                    return at.length === 12 && at.every(({x, y, width, height}) => x >= 0 && y >= 0
                        && x + width <= box.clientWidth && y + height <= box.clientHeight);
                    """))
        .isTrue();
  }

  private static long shared(
      Map<String, Map<String, Integer>> sides, String[] names, Predicate<Integer> matches) {
    Map<String, Integer> other = sides.get(names[1]);
    return sides.get(names[0]).entrySet().stream()
        .filter(entry -> other.containsKey(entry.getKey()))
        .map(entry -> Integer.signum(entry.getValue()) * Integer.signum(other.get(entry.getKey())))
        .filter(matches)
        .count();
  }

  // What changed.

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void raisesNoAlarmWhereNothingChanges(long seed) throws IOException {
    browser.open(MadeUp.of(seed, 4000, 60, 30), folder.resolve("noise.html"));
    assertThat(changes()).isEmpty();
  }

  @Test
  void namesTheDayOnWhichAnActorSpeaksMuchMore() throws IOException {
    Findings quiet = MadeUp.of(8, 3000, 40, 20);
    List<Statement> statements = new ArrayList<>(quiet.statements());
    for (int i = 0; i < 40; i++) {
      statements.add(
          Records.statement("burst-" + i, "Konrad von Tessel", i)
              .setActorId(idOf(quiet, "Konrad von Tessel"))
              .setDay(MadeUp.FIRST.plusDays(20))
              .build());
    }
    browser.open(new Findings(statements, quiet.stances()), folder.resolve("burst.html"));
    assertThat(changes()).hasSize(1);
    assertThat(changes().get(0))
        .startsWith("24 March 2024 Konrad von Tessel spoke more than usual");
  }

  @Test
  void namesTheDayOnWhichAnActorTurns() throws IOException {
    Findings quiet = MadeUp.of(9, 1500, 40, 20);
    List<Statement> statements = new ArrayList<>(quiet.statements());
    List<Stance> stances = new ArrayList<>(quiet.stances());
    for (int day = 10; day < 30; day++) {
      for (int i = 0; i < 3; i++) {
        Statement said =
            Records.statement("turn-" + day, "Someone Else", i)
                .setDay(MadeUp.FIRST.plusDays(day))
                .build();
        statements.add(said);
        stances.add(Records.stance(said, "bridge", day < 20 ? 0.9 : -0.9).build());
      }
    }
    browser.open(new Findings(statements, stances), folder.resolve("turn.html"));
    assertThat(changes())
        .singleElement()
        .asString()
        .startsWith("24 March 2024 Someone Else turned on The bridge: 21 support, 0 oppose");
  }

  private static String idOf(Findings findings, String actor) {
    return findings.statements().stream()
        .filter(said -> said.getActor().equals(actor))
        .findFirst()
        .orElseThrow()
        .getActorId();
  }

  private static List<String> changes() {
    return browser.findAll("#changes ol li").stream().map(WebElement::getText).toList();
  }

  @Test
  void countsByTheBooks() {
    assertThat(statistic("onrecord.statistics.wilson(8, 10)[0]")).isCloseTo(0.49016, offset(1e-5));
    assertThat(statistic("onrecord.statistics.wilson(8, 10)[1]")).isCloseTo(0.94331, offset(1e-5));
    assertThat(statistic("onrecord.statistics.fisher(3, 1, 1, 3)"))
        .isCloseTo(0.48571, offset(1e-5));
    assertThat(statistic("onrecord.statistics.fisher(10, 2, 3, 15)"))
        .isCloseTo(0.00053671, offset(1e-5));
    assertThat(statistic("onrecord.statistics.binomialTail(8, 10, 0.5, 1)"))
        .isCloseTo(0.0546875, offset(1e-5));
    assertThat(statistic("onrecord.statistics.standOut([0.001, 0.2, 0.012, 0.03], 4, 0.05).length"))
        .isEqualTo(3);
  }

  private static double statistic(String expression) {
    return ((Number) browser.run("return " + expression)).doubleValue();
  }

  // The filters.

  @Test
  void filtersByActor() {
    pick("#pick-actor", "falkenroth");
    assertThat(shown()).isEqualTo(counted(s -> s.getActor().equals("Edda Falkenroth")));
    assertThat(series("#volume .chart")).extracting(line -> line.get("name")).hasSize(1);
    pick("#pick-actor", LOUDEST);
    assertThat(series("#volume .chart")).hasSize(2);
    browser.find("#pick-actor .chips button").click();
    browser.settle();
    assertThat(shown()).isEqualTo(counted(s -> s.getActor().equals(LOUDEST)));
  }

  @Test
  void filtersByTarget() {
    pick("#pick-target", "Night trains");
    Set<String> on =
        stances().stream()
            .filter(stance -> stance.getTarget().equals("Night trains"))
            .map(Stance::getStatementId)
            .collect(Collectors.toSet());
    assertThat(shown()).isEqualTo(counted(s -> on.contains(s.getStatementId())));
    assertThat(browser.findAll("#matrix thead th")).hasSize(2);
  }

  @Test
  void filtersByPublisher() {
    pick("#pick-publisher", "ledger");
    assertThat(shown()).isEqualTo(counted(s -> s.getPublisher().orElse("").startsWith("Ledger")));
  }

  @Test
  void filtersByDays() {
    set("input[name=from]", "2024-03-06");
    set("input[name=to]", "2024-03-08");
    assertThat(shown())
        .isEqualTo(
            counted(
                s ->
                    !s.getDay().orElseThrow().isBefore(MadeUp.FIRST.plusDays(2))
                        && !s.getDay().orElseThrow().isAfter(MadeUp.FIRST.plusDays(4))));
    assertThat((List<?>) series("#volume .chart").get(0).get("data")).hasSize(3);
  }

  @Test
  void filtersByKind() {
    browser.find("input[name=kind][value=indirect]").click();
    browser.settle();
    assertThat(shown()).isEqualTo(counted(s -> s.getKind() != StatementKind.INDIRECT));
  }

  @Test
  void countsCopiesWhereAsked() {
    assertThat(shown()).isLessThan(FINDINGS.statements().size());
    browser.find("input[name=copies]").click();
    browser.settle();
    assertThat(shown()).isEqualTo(FINDINGS.statements().size());
  }

  @Test
  void keepsWhatIsChosenInTheUrl() {
    pick("#pick-actor", "falkenroth");
    set("input[name=from]", "2024-03-06");
    long before = shown();
    String url = browser.driver().getCurrentUrl();
    browser.open(page, url.substring(url.indexOf('#')));
    assertThat(shown()).isEqualTo(before);
    assertThat(browser.find("#pick-actor .chips").getText()).contains("Edda Falkenroth");
    browser.find("#reset").click();
    browser.settle();
    assertThat(shown()).isEqualTo(counted(s -> true));
    browser.driver().navigate().back();
    browser.settle();
    assertThat(shown()).isEqualTo(before);
  }

  // The statements behind the numbers.

  @Test
  void opensTheStatementsBehindANumber() {
    WebElement number = browser.find("#matrix tbody td .support .number");
    int count = Integer.parseInt(number.getText());
    number.click();
    browser.settle();
    assertThat(browser.find("#statements h2").getText())
        .startsWith(count + " statements by " + LOUDEST + " in support of ");
    assertThat(browser.findAll("#statements li")).hasSize(Math.min(count, 20));
    WebElement first = browser.find("#statements li");
    assertThat(first.findElement(By.tagName("h3")).getText()).startsWith(LOUDEST);
    assertThat(first.findElement(By.cssSelector("mark.source")).getText()).isEqualTo(LOUDEST);
    Statement behind =
        FINDINGS.statements().stream()
            .filter(s -> first.getText().contains(s.getStatementId()))
            .findFirst()
            .orElseThrow();
    assertThat(first.findElement(By.cssSelector("mark.content")).getText())
        .isEqualTo(behind.getText());
    assertThat(first.findElement(By.cssSelector("mark.cue")).getText())
        .isEqualTo(behind.getCue().orElseThrow());
    assertThat(first.findElement(By.tagName("a")).getDomAttribute("href"))
        .isEqualTo(behind.getUrl().orElseThrow());
    assertThat(first.getText())
        .contains(behind.getPublisher().orElseThrow(), "March 2024", "supports");
  }

  @Test
  void opensEveryNumberOfThePage() {
    browser.run("document.querySelectorAll('details.numbers').forEach(d => d.open = true)");
    browser.settle();
    List<WebElement> numbers = browser.findAll("main .number");
    assertThat(numbers).hasSizeGreaterThan(200);
    for (int i = 0; i < numbers.size(); i += 29) {
      int shown = Integer.parseInt(numbers.get(i).getText().replace(",", ""));
      boolean pair =
          !numbers.get(i).findElements(By.xpath("ancestor::section[@id='network']")).isEmpty();
      browser.run("arguments[0].click()", numbers.get(i));
      browser.settle();
      // A pair of actors shares targets; the number opens the statements of both on them.
      String heading = browser.find("#statements h2").getText();
      assertThat(Integer.parseInt(heading.replaceFirst("(?s) statement.*", "").replace(",", "")))
          .as(heading)
          .satisfies(
              count -> {
                if (pair) {
                  assertThat(count).isGreaterThanOrEqualTo(2 * shown);
                } else {
                  assertThat(count).isEqualTo(shown);
                }
              });
      browser.find("#statements .close").click();
      browser.settle();
    }
  }

  @Test
  void opensTheStatementsBehindAPointOfAChart() {
    WebElement chart = browser.find("#volume .chart");
    List<?> at =
        (List<?>)
            browser.run(
                "const chart = echarts.getInstanceByDom(arguments[0]);"
                    + "const size = arguments[0].getBoundingClientRect();"
                    + "const [x, y] = chart.convertToPixel({seriesIndex: 0}, [2, chart.getOption().series[0].data[2]]);"
                    + "return [Math.round(x - size.width / 2), Math.round(y - size.height / 2)]",
                chart);
    new Actions(browser.driver())
        .moveToElement(chart, ((Number) at.get(0)).intValue(), ((Number) at.get(1)).intValue())
        .click()
        .perform();
    browser.settle();
    assertThat(browser.find("#statements h2").getText())
        .endsWith("by " + LOUDEST + " on 6 March 2024");
  }

  @Test
  void showsStatementsByPagesAndClosesByKeyboard() {
    browser.find("#all").sendKeys(Keys.ENTER);
    browser.settle();
    assertThat(browser.find("#statements .where").getText()).startsWith("1 to 20 of ");
    String first = browser.find("#statements li").getText();
    browser.findAll("#statements .pager button").get(1).click();
    browser.settle();
    assertThat(browser.find("#statements .where").getText()).startsWith("21 to 40 of ");
    assertThat(browser.find("#statements li").getText()).isNotEqualTo(first);
    browser.find("#statements").sendKeys(Keys.ESCAPE);
    browser.settle();
    assertThat(browser.find("#statements").isDisplayed()).isFalse();
    assertThat(browser.driver().getCurrentUrl()).doesNotContain("open");
  }

  // Accessibility and safety.

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void isAccessible(boolean dark) {
    browser.look(1280, 900, dark);
    browser.run("document.querySelectorAll('details').forEach(d => d.open = true)");
    pick("#pick-actor", "falkenroth");
    assertThat(violations()).isEmpty();
    browser.find("#all").click();
    browser.settle();
    assertThat(violations()).isEmpty();
  }

  private static List<String> violations() {
    Results results = new AxeBuilder().analyze(browser.driver());
    return results.getViolations().stream()
        .map(rule -> rule.getId() + " " + rule.getImpact() + nodes(rule))
        .toList();
  }

  private static String nodes(Rule rule) {
    return rule.getNodes().stream()
        .map(node -> "\n  " + node.getHtml())
        .limit(3)
        .collect(Collectors.joining());
  }

  @Test
  void asksTheNetworkForNothing() {
    browser.requests();
    browser.complaints();
    browser.open(page, "");
    browser.find("#all").click();
    browser.settle();
    assertThat(browser.requests())
        .allMatch(
            url -> url.startsWith("file:") || url.startsWith("data:") || url.equals("about:blank"));
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void fitsAPhone() {
    browser.look(390, 800, false);
    browser.open(page, "");
    assertThat((Boolean) browser.run("return document.documentElement.scrollWidth <= innerWidth"))
        .isTrue();
  }

  @Test
  void letsNoCorpusRunAScript() throws IOException {
    String hostile = "</script><img src=x onerror=document.title='taken'><b>&amp;";
    Statement said =
        Records.statement(hostile, hostile, 0)
            .setPublisher(hostile)
            .setTitle(hostile)
            .setUrl("javascript:document.title='taken'")
            .setActorRole(hostile)
            .setContext(hostile)
            .setContentSpans(List.of(new Span(0, hostile.length())))
            .build();
    Stance stance = Records.stance(said, hostile, 0.5).setTarget(hostile).build();
    browser.complaints();
    browser.open(new Findings(List.of(said), List.of(stance)), folder.resolve("hostile.html"));
    browser.find("#all").click();
    browser.settle();
    assertThat(browser.find("#statements li h3").getText()).startsWith(hostile);
    assertThat(browser.find("#statements blockquote").getText()).isEqualTo(hostile);
    assertThat(browser.findAll("#statements a")).isEmpty();
    assertThat(browser.findAll("body img")).isEmpty();
    assertThat(browser.driver().getTitle()).isEqualTo("On record: who said what");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void saysSoWhereThereIsNothing() throws IOException {
    browser.open(new Findings(List.of(), List.of()), folder.resolve("empty.html"));
    assertThat(browser.find("#volume .empty").getText()).isEqualTo("No statements to count.");
    assertThat(browser.find("#matrix .empty").getText()).isNotEmpty();
    assertThat(shown()).isZero();
    assertThat(browser.complaints()).isEmpty();
  }

  // Expected values.

  private static List<Statement> counted() {
    return FINDINGS.statements().stream().filter(said -> said.getCopyOf().isEmpty()).toList();
  }

  private static long counted(Predicate<Statement> which) {
    return counted().stream().filter(which).count();
  }

  /** The stances of statements that are not in copies. */
  private static List<Stance> stances() {
    Set<String> ids = counted().stream().map(Statement::getStatementId).collect(Collectors.toSet());
    return FINDINGS.stances().stream()
        .filter(stance -> ids.contains(stance.getStatementId()))
        .toList();
  }

  private static long shown() {
    return Long.parseLong(browser.find("#count").getText().replace(",", ""));
  }

  private static void pick(String picker, String words) {
    browser.find(picker + " input").sendKeys(words, Keys.ENTER);
    browser.settle();
  }

  private static void set(String input, String value) {
    browser.run(
        "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change'))",
        browser.find(input),
        value);
    browser.settle();
  }

  @SuppressWarnings("unchecked") // The driver gives lists and maps of JSON's types.
  private static List<Map<String, Object>> series(String chart) {
    return (List<Map<String, Object>>)
        browser.run(
            "return JSON.parse(JSON.stringify(echarts.getInstanceByDom(document.querySelector(arguments[0]))"
                + ".getOption().series.map(({name, data}) => ({name, data}))))",
            chart);
  }

  private static Object value(Map<String, Object> series, int item) {
    return ((List<?>) series.get("data")).get(item);
  }
}

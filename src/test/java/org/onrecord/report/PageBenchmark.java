package org.onrecord.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How fast a page is made, loaded and filtered: {@code make bench-page}. */
public final class PageBenchmark {
  private PageBenchmark() {}

  /** Takes the number of statements. */
  public static void main(String[] arguments) throws IOException {
    int size = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
    Path file = Files.createTempFile("onrecord-page", ".html");
    try (Browser browser = Browser.start()) {
      Findings findings = MadeUp.of(7, size, 365, 3000);
      long begun = System.nanoTime();
      try (Writer out = Files.newBufferedWriter(file)) {
        Page.write(findings, out);
      }
      System.out.printf(
          Locale.ROOT,
          "%,d statements: page written in %.1f s, %.1f MB%n",
          size,
          (System.nanoTime() - begun) / 1e9,
          Files.size(file) / 1e6);
      browser.look(1440, 900, false);
      browser.driver().executeCdpCommand("Performance.enable", Map.of("timeDomain", "threadTicks"));
      for (int i = 0; i < 3; i++) {
        browser.open(file, "");
        System.out.printf(
            Locale.ROOT,
            "loaded, from opening to drawn: %,.0f ms%n",
            ms(browser, "onrecord.page.loaded"));
      }
      String[] filters = {
        "#kind=direct",
        "#copies=yes",
        "#from=2024-05-01&to=2024-06-30",
        "#publisher=Meridian",
        "#target=target-1",
        "#"
      };
      for (String filter : filters) {
        double before = cpu(browser);
        browser.run("location.hash = arguments[0]", filter);
        browser.settle();
        System.out.printf(
            Locale.ROOT,
            "filtered by %-30s answered in %,4.0f ms, all drawn in %,4.0f ms, of these %,4.0f ms of CPU%n",
            filter,
            ms(browser, "onrecord.page.responded"),
            ms(browser, "onrecord.page.took"),
            cpu(browser) - before);
      }
      browser.find("#all").click();
      browser.settle();
      System.out.printf(
          Locale.ROOT, "all opened in %,.0f ms%n", ms(browser, "onrecord.page.responded"));
    } finally {
      Files.delete(file);
    }
  }

  /** Returns the time for which the page's thread has computed, in milliseconds. */
  private static double cpu(Browser browser) {
    var metrics =
        (List<?>)
            browser.driver().executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics");
    return metrics.stream()
        .map(metric -> (Map<?, ?>) metric)
        .filter(metric -> metric.get("name").equals("TaskDuration"))
        .mapToDouble(metric -> ((Number) metric.get("value")).doubleValue() * 1000)
        .sum();
  }

  private static double ms(Browser browser, String value) {
    return ((Number) browser.run("return " + value)).doubleValue();
  }
}

package org.onrecord.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
  private static final Languages ENGLISH = Languages.of(List.of("en"));

  private static final String GERMAN =
      "Die Bürgermeisterin sagte am Dienstag, der Hafen werde gebaut. Die Gewerkschaft der"
          + " Hafenarbeiter kritisierte den Plan, weil niemand die Anwohner gefragt habe.";

  private static final String ENGLISH_TEXT = Story.of(3, 6).text();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de | Die Bürgermeisterin sagte am Dienstag, der Hafen werde gebaut. Die Gewerkschaft der Hafenarbeiter kritisierte den Plan, weil niemand die Anwohner gefragt habe.
          fr | La maire a déclaré mardi que le port serait construit. Le syndicat des dockers a critiqué le projet, parce que personne n'avait consulté les habitants du quartier.
          es | La alcaldesa dijo el martes que el puerto se construirá. El sindicato de estibadores criticó el plan porque nadie había preguntado a los vecinos de la zona.
          it | La sindaca ha detto martedì che il porto sarà costruito. Il sindacato dei portuali ha criticato il piano perché nessuno aveva chiesto ai residenti.
          nl | De burgemeester zei dinsdag dat de haven wordt gebouwd. De vakbond van havenarbeiders had kritiek op het plan, omdat niemand de bewoners had gevraagd.
          sv | Borgmästaren sade i tisdags att hamnen ska byggas, men hamnarbetarnas fackförbund har kritiserat planen, eftersom ingen hade frågat de boende i området om saken.
          pl | Burmistrz powiedziała we wtorek, że port zostanie zbudowany. Związek zawodowy dokerów skrytykował plan, ponieważ nikt nie zapytał mieszkańców.
          ru | Мэр заявила во вторник, что порт будет построен. Профсоюз докеров раскритиковал план, потому что никто не спросил жителей.
          tr | Belediye başkanı salı günü limanın inşa edileceğini söyledi. Liman işçileri sendikası, kimse mahalle sakinlerine sormadığı için planı eleştirdi.
          zh | 市长周二表示，港口将会建成。码头工人工会批评了这项计划，因为没有人征求过当地居民的意见。
          """)
  void anArticleInAnotherLanguageIsNotRead(String language, String text) {
    for (Optional<String> declared :
        List.of(Optional.<String>empty(), Optional.of("en"), Optional.of(language))) {
      assertThat(ENGLISH.of(text, declared, false))
          .isEqualTo(new Languages.Known(Optional.of(language), false));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The mayor said on Tuesday that the harbour would be built, whatever the dockers' union says about it.",
        "“It did not,” he said.",
        "Angela Merkel, Emmanuel Macron und Co.",
        "BERLIN, March 5 - Chancellor Olaf Scholz met Frank-Walter Steinmeier at Schloss Bellevue.",
        "Schalke 04 2, Borussia Dortmund 1",
        "1,204 3,112 44 17"
      })
  void englishAndWhatIsTooShortToTellIsRead(String text) {
    assertThat(ENGLISH.of(text, Optional.empty(), false).read()).isTrue();
    assertThat(ENGLISH.of(ENGLISH_TEXT, Optional.of("de"), false).read()).isTrue();
  }

  @Test
  void theCorpusIsBelievedWhateverTheText() {
    assertThat(ENGLISH.of(ENGLISH_TEXT, Optional.of("de"), true))
        .isEqualTo(new Languages.Known(Optional.of("de"), false));
    assertThat(ENGLISH.of(GERMAN, Optional.of("en-GB"), true))
        .isEqualTo(new Languages.Known(Optional.of("en"), true));
    assertThat(ENGLISH.of(GERMAN, Optional.of("eng"), true).read()).isTrue();
    // A tag that is no language is ignored.
    assertThat(ENGLISH.of(GERMAN, Optional.of("German, I think"), true).read()).isFalse();
  }

  @Test
  void whereAllAreReadNothingIsDetected() {
    Languages all = Languages.of(List.of());
    assertThat(all.of(GERMAN, Optional.empty(), false))
        .isEqualTo(new Languages.Known(Optional.empty(), true));
    assertThat(Languages.of(List.of("de", "en")).of(GERMAN, Optional.empty(), false).read())
        .isTrue();
  }
}

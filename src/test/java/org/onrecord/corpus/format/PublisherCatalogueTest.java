package org.onrecord.corpus.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.catalogue.CatalogueException;

class PublisherCatalogueTest {
  private static final String YAML =
      """
      publishers:
        - name: The Meridian
          hosts: [meridian.example, Meridian-Online.example]
        - {name: Meridian Blogs, hosts: [blogs.meridian.example]}
        - {name: Küste, hosts: [küste.example]}
      """;

  @ParameterizedTest
  @CsvSource({
    "https://meridian.example/2024/a, The Meridian",
    "https://www.meridian.example, The Meridian",
    "HTTP://WWW.MERIDIAN.EXAMPLE:8080/a?b#c, The Meridian",
    "https://user:word@meridian.example./a, The Meridian",
    "//meridian-online.example/a, The Meridian",
    "https://blogs.meridian.example/a, Meridian Blogs",
    "https://ada.blogs.meridian.example/a, Meridian Blogs",
    "https://xn--kste-0ra.example/a, Küste",
    "https://www.küste.example/a, Küste",
    "https://notmeridian.example/a,",
    "https://example/meridian.example,",
    "https://other.example/?u=https://meridian.example,",
    "meridian.example/a,",
    "https:///a,"
  })
  void theHostOfTheAddressDecides(String url, String publisher) throws Exception {
    PublisherCatalogue catalogue = PublisherCatalogue.read(Path.of("a.yaml"), YAML);
    assertThat(catalogue.find(Optional.of(url), Optional.empty()))
        .isEqualTo(Optional.ofNullable(publisher));
  }

  @Test
  void withoutAnAddressAPublisherThatIsAHostDoes() throws Exception {
    PublisherCatalogue catalogue = PublisherCatalogue.read(Path.of("a.yaml"), YAML);
    assertThat(catalogue.find(Optional.empty(), Optional.of("www.meridian.example")))
        .contains("The Meridian");
    assertThat(catalogue.find(Optional.empty(), Optional.of("The Tide"))).isEmpty();
    assertThat(catalogue.find(Optional.of("/a"), Optional.of("meridian.example")))
        .as("an address without host is none")
        .contains("The Meridian");
    assertThat(PublisherCatalogue.empty().find(Optional.of("https://a.example"), Optional.of("a")))
        .isEmpty();
  }

  @Test
  void csvSaysTheSame() throws Exception {
    PublisherCatalogue catalogue =
        PublisherCatalogue.read(
            Path.of("a.CSV"), "name,host\n\"Meridian, The\",meridian.example\nTide,tide.example\n");
    assertThat(catalogue.find(Optional.of("https://m.meridian.example/"), Optional.empty()))
        .contains("Meridian, The");
    assertThat(SerializableUtils.clone(catalogue)).isSameAs(catalogue);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a.yaml | publishers: [{name: A}] | a.yaml:1: hosts is missing",
        "a.yaml | publishers: [{name: A, hosts: ['https://a.example']}]"
            + " | a.yaml:1: \"https://a.example\" is not a host, such as meridian.example",
        "a.yaml | publishers: [{name: A, hosts: ['*.a.example']}]"
            + " | a.yaml:1: \"*.a.example\" is not a host, such as meridian.example",
        "a.yaml | publishers: [{name: A, hosts: [a.example]}, {name: B, hosts: [A.example]}]"
            + " | a.yaml:1: host A.example is given to B, and also to A at a.yaml:1",
        "a.csv | host,publisher | a.csv:1: unknown column publisher",
        "a.csv | host | a.csv:1: the column name is missing"
      })
  void mistakesAreNamedWithTheirLine(String file, String text, String message) {
    assertThatThrownBy(() -> PublisherCatalogue.read(Path.of(file), text))
        .isInstanceOf(CatalogueException.class)
        .hasMessage(message);
  }

  @Test
  void theOneThatShipsCanBeRead() throws IOException, CatalogueException {
    Path file = Path.of("pipelines/publishers/cc-news.yaml");
    PublisherCatalogue shipped = PublisherCatalogue.read(file, Files.readString(file));
    assertThat(shipped.find(Optional.of("https://www.bbc.co.uk/news/1"), Optional.empty()))
        .contains("BBC");
  }
}

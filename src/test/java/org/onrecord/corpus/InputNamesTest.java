package org.onrecord.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputNamesTest {
  private final InputNames names = new InputNames("/home/me/checkout");

  @ParameterizedTest
  @CsvSource({
    "seeds/*.txt, true",
    "file:seeds/*.txt, true",
    "file:///data/*.txt, true",
    "/data/s3:/a.txt, true",
    "gs://bucket/*.txt, false",
    "'s3://bucket/two\nlines.txt', false"
  })
  void knowsWhatIsOnTheLocalDisk(String input, boolean local) {
    assertThat(InputNames.isLocal(input)).isEqualTo(local);
  }

  @ParameterizedTest
  @CsvSource({
    "seeds/*.txt, /home/me/checkout/seeds/a.txt, seeds/a.txt",
    "./seeds/*.txt, /home/me/checkout/seeds/a.txt, seeds/a.txt",
    "../shared/**, /home/me/shared/a/b.txt, ../shared/a/b.txt",
    "/home/me/checkout/seeds/*, /home/me/checkout/seeds/a.txt, /home/me/checkout/seeds/a.txt",
    "/data/*.txt, /data/a.txt, /data/a.txt",
    "file:///data/*.txt, /data/a.txt, /data/a.txt"
  })
  void namesAFileAsThePatternDoes(String pattern, String resource, String sourceUri) {
    assertThat(names.sourceUri(pattern, Path.of(resource))).isEqualTo(sourceUri);
  }
}

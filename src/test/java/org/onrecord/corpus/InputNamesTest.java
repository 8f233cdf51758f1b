package org.onrecord.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputNamesTest {
  private final InputNames names = new InputNames("/home/me/checkout");

  @ParameterizedTest
  @CsvSource({
    "seeds/*.txt, /home/me/checkout/seeds/*.txt",
    "file:seeds/*.txt, /home/me/checkout/seeds/*.txt",
    "../shared/**, /home/me/checkout/../shared/**",
    "/data/*.txt, /data/*.txt",
    "file:///data/*.txt, file:///data/*.txt",
    "gs://bucket/*.txt, gs://bucket/*.txt"
  })
  void aWorkerAnywhereMeansTheSameFiles(String pattern, String resolved) {
    assertThat(names.resolve(pattern)).isEqualTo(resolved);
  }

  @ParameterizedTest
  @CsvSource({
    "seeds/*.txt, /home/me/checkout/seeds/a.txt, seeds/a.txt",
    "./seeds/*.txt, /home/me/checkout/seeds/a.txt, seeds/a.txt",
    "../shared/**, /home/me/shared/a/b.txt, ../shared/a/b.txt",
    "/home/me/checkout/seeds/*, /home/me/checkout/seeds/a.txt, /home/me/checkout/seeds/a.txt",
    "/data/*.txt, /data/a.txt, /data/a.txt",
    "gs://bucket/*.txt, gs://bucket/a.txt, gs://bucket/a.txt"
  })
  void namesAFileAsThePatternDoes(String pattern, String resource, String sourceUri) {
    assertThat(names.sourceUri(pattern, resource)).isEqualTo(sourceUri);
  }
}

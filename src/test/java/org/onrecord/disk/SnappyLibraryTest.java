package org.onrecord.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerial.snappy.Snappy;

class SnappyLibraryTest {
  private static final String TEMPORARY = "java.io.tmpdir";

  @TempDir Path folder;

  @Test
  void isLoadedAndLeavesNothing() throws Exception {
    inTemporaryFolder(folder, SnappyLibrary::load);
    inTemporaryFolder(folder, SnappyLibrary::load);
    assertThat(folder).isEmptyDirectory();
    assertThat(Snappy.uncompressString(Snappy.compress("quay quay quay", UTF_8), UTF_8))
        .isEqualTo("quay quay quay");
  }

  @Test
  void aTemporaryFolderThatCannotBeUsedIsNamed() {
    Path none = folder.resolve("none");
    assertThatThrownBy(() -> inTemporaryFolder(none, SnappyLibrary::load))
        .isInstanceOf(TemporaryFolder.UnusableException.class)
        .hasMessageStartingWith("the temporary folder %s does not exist", none);
  }

  private static void inTemporaryFolder(Path temporary, Runnable work) {
    String before = System.setProperty(TEMPORARY, temporary.toString());
    try {
      work.run();
    } finally {
      System.setProperty(TEMPORARY, before);
    }
  }
}

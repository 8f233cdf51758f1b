package org.onrecord.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.xerial.snappy.OSInfo;
import org.xerial.snappy.Snappy;

/**
 * Loads Snappy's library, with which Beam packs the steps of a job. It is unpacked here: Snappy
 * itself prints a stack trace if the temporary folder is full, and throws an error that does not
 * tell of it.
 */
public final class SnappyLibrary {
  private static final String FOLDER = "org.xerial.snappy.lib.path";
  private static final String NAME = "org.xerial.snappy.lib.name";

  private SnappyLibrary() {}

  /**
   * Loads it, unless it is loaded.
   *
   * @throws TemporaryFolder.UnusableException if it cannot be unpacked
   */
  public static void load() {
    String name = System.mapLibraryName("snappyjava");
    String resource = "native/%s/%s".formatted(OSInfo.getNativeLibFolderPathForCurrentOS(), name);
    try (TemporaryFolder folder = TemporaryFolder.create();
        InputStream in = Snappy.class.getResourceAsStream(resource)) {
      if (in == null) {
        return; // Snappy knows more systems than the jar has libraries for.
      }
      Files.copy(in, folder.path().resolve(name));
      System.setProperty(FOLDER, folder.path().toString());
      System.setProperty(NAME, name);
      Snappy.getNativeLibraryVersion();
    } catch (IOException e) {
      throw TemporaryFolder.unusable(e);
    } finally {
      System.clearProperty(FOLDER);
      System.clearProperty(NAME);
    }
  }
}

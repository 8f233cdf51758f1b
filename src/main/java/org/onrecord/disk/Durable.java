package org.onrecord.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;

/** Makes files and folders of the local disk survive a loss of power. */
public final class Durable {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private Durable() {}

  /**
   * Waits until the contents of files are on the disk; their names need {@link #forceFolders}.
   *
   * @throws IOException if the disk cannot store them
   */
  public static void forceFiles(Collection<Path> files) throws IOException {
    // At once: the disk takes many together in little more time than one.
    try {
      files.parallelStream().forEach(Durable::forceFile);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Waits until the entries of folders are on the disk: which files they have under which names.
   * Where programs cannot ask for that, as on Windows and some network file systems, the system
   * decides.
   */
  public static void forceFolders(Collection<Path> folders) {
    if (POSIX) {
      folders.parallelStream().forEach(Durable::forceFolder);
    }
  }

  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // This file system does not offer it, or the folder was removed with what it held.
    }
  }

  private static void forceFile(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.onrecord.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder for temporary files below {@code java.io.tmpdir}, which only its owner can read. Closing
 * it removes it with all that it contains.
 *
 * <p>Beside the folder is a file of the same name and {@value #LOCK}, locked while the folder is in
 * use. The system ends a lock with its process, however that ends. So a folder whose file can be
 * locked was left by a killed process, and the next process that makes a folder there removes it.
 */
public final class TemporaryFolder implements AutoCloseable {
  private static final String PROPERTY = "java.io.tmpdir";
  private static final String PREFIX = "onrecord-";
  private static final String LOCK = ".lock";

  /** Set in a JVM that has removed what killed processes left. */
  private static final String CLEARED = "org.onrecord.temporaryFolderCleared";

  /** While the process exits, other threads may still add files to a folder that is removed. */
  private static final int REMOVALS = 5;

  /** The temporary folder that this process was given, for messages; null as long as it is used. */
  private static volatile Path given;

  private final Path path;
  private final Path lockFile;
  private final FileChannel lock;

  /** The temporary folder cannot be used. The message says why, and how to use another. */
  public static final class UnusableException extends IllegalStateException {
    // Without its cause: what reports the innermost cause of a failure would lose the message.
    private UnusableException(Path folder, String why) {
      super(
          "the temporary folder %s %s; mend that, or name another folder: java -D%s=FOLDER"
              .formatted(folder, why, PROPERTY));
    }
  }

  private TemporaryFolder(Path path, Path lockFile, FileChannel lock) {
    this.path = path;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /**
   * Makes a folder, in which native libraries can be unpacked and loaded.
   *
   * @throws UnusableException if the temporary folder is missing, full or read-only, or if programs
   *     cannot be run from it
   */
  public static TemporaryFolder create() {
    Path parent = current();
    // For all class loaders of the JVM: on POSIX, a process that closes a file loses its locks of
    // it, so it must not look at its own.
    synchronized (Runtime.getRuntime()) {
      try {
        return create(parent);
      } catch (IOException | UncheckedIOException e) {
        throw unusable(e);
      }
    }
  }

  private static TemporaryFolder create(Path parent) throws IOException {
    Path lockFile = parent.resolve(PREFIX + UUID.randomUUID() + LOCK);
    FileChannel lock =
        FileChannel.open(
            lockFile, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly());
    TemporaryFolder folder = new TemporaryFolder(folderOf(lockFile), lockFile, lock);
    // Another process may have taken the file for one left behind, before it was locked here.
    if (lock.tryLock() == null || !Files.exists(lockFile)) {
      lock.close();
      return create(parent);
    }
    try {
      if (System.setProperty(CLEARED, "true") == null) {
        removeLeftBehind(lockFile);
      }
      if (!Files.isExecutable(lockFile)) {
        throw new UnusableException(parent, "does not let programs run from it (noexec)");
      }
      Files.createDirectory(folder.path, ownerOnly());
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
    return folder;
  }

  /**
   * Makes a folder that all temporary files of this process go to from now on, also those of
   * libraries. It is removed when the process exits.
   *
   * @throws UnusableException as {@link #create}
   */
  public static void useForThisProcess() {
    TemporaryFolder folder = create();
    given = current();
    Runtime.getRuntime().addShutdownHook(new Thread(folder::close, "temporary folder"));
    System.setProperty(PROPERTY, folder.path.toString());
    // The JDK itself, which this library asks, does not look at the property again.
    System.setProperty("ZstdTempFolder", folder.path.toString());
  }

  /**
   * Makes an empty temporary file, which the caller removes.
   *
   * @param ending the end of its name
   * @throws UnusableException if that is impossible
   */
  public static Path file(String ending) {
    try {
      return Files.createTempFile(current(), PREFIX, ending);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Returns an exception that reports a failure to write to the temporary folder. */
  public static UnusableException unusable(Exception failure) {
    Path folder = given == null ? current() : given;
    return new UnusableException(
        folder,
        Files.isDirectory(folder) ? "cannot be written: " + reason(failure) : "does not exist");
  }

  private static String reason(Exception failure) {
    if (failure instanceof AccessDeniedException) {
      return "no permission";
    }
    // Of a failure at a file, its name, which is temporary, says nothing.
    return failure instanceof FileSystemException atFile && atFile.getReason() != null
        ? atFile.getReason()
        : failure.getMessage();
  }

  /** Returns the folder. */
  public Path path() {
    return path;
  }

  /** Removes the folder. What the system does not let go is left to the next process. */
  @Override
  public void close() {
    try (lock) {
      for (int i = 0; i < REMOVALS && Files.exists(path); i++) {
        remove(path);
      }
      if (!Files.exists(path)) {
        Files.deleteIfExists(lockFile);
      }
    } catch (IOException e) {
      // Windows keeps a library that is loaded; its lock file remains, so that it is found.
    }
  }

  /**
   * Removes the folders of this user's processes that were killed.
   *
   * @param mine the lock file of this process
   */
  static void removeLeftBehind(Path mine) throws IOException {
    UserPrincipal user = Files.getOwner(mine);
    try (DirectoryStream<Path> lockFiles =
        Files.newDirectoryStream(mine.getParent(), PREFIX + "*" + LOCK)) {
      for (Path lockFile : lockFiles) {
        try {
          if (!lockFile.equals(mine)
              && Files.getOwner(lockFile, LinkOption.NOFOLLOW_LINKS).equals(user)) {
            removeIfLeftBehind(lockFile);
          }
        } catch (NoSuchFileException e) {
          // Its process has ended, or another has removed it.
        }
      }
    }
  }

  private static void removeIfLeftBehind(Path lockFile) throws IOException {
    try (FileChannel lock =
        FileChannel.open(lockFile, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      if (lock.tryLock() != null) {
        new TemporaryFolder(folderOf(lockFile), lockFile, lock).close();
      }
    }
  }

  private static Path folderOf(Path lockFile) {
    String name = lockFile.getFileName().toString();
    return lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length()));
  }

  private static void remove(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      return; // Another thread has removed a part of it meanwhile.
    }
    for (Path path : deepestFirst) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        // Not empty, since another thread has added a file, or in use.
      }
    }
  }

  private static Path current() {
    return Path.of(System.getProperty(PROPERTY)).toAbsolutePath();
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }
}

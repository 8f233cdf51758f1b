package org.onrecord.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.onrecord.disk.TemporaryFolder;

/**
 * Loads ONNX Runtime's library, once for each JVM or, if a cluster's worker loads the classes anew
 * for each job, once for each job.
 *
 * <p>The library is unpacked here and removed once it is loaded: ONNX Runtime itself would leave it
 * in the temporary folder if the process is killed, and blame itself if that folder is full.
 *
 * <p>Loading it registers a shutdown hook, which would keep the job's class loader and the library
 * in memory as long as the worker runs. So the hook is removed if the classes belong to a job. A
 * process that ends does the hook's work anyway.
 */
final class NativeRuntime {
  /** The system property that names a folder with the library. */
  private static final String LIBRARY_FOLDER = "onnxruntime.native.path";

  private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");

  /** After this time, a folder that is still empty is not being filled. */
  private static final Duration LOADING = Duration.ofSeconds(10);

  private static OrtEnvironment environment;

  private NativeRuntime() {}

  /**
   * Returns the library's only environment.
   *
   * @throws IllegalStateException if the library does not work on this machine, or cannot be
   *     unpacked; the message says why
   */
  static OrtEnvironment environment() {
    // The property belongs to all class loaders of the JVM.
    synchronized (Runtime.getRuntime()) {
      if (environment == null) {
        environment = System.getProperty(LIBRARY_FOLDER) == null ? unpackAndLoad() : load();
      }
      return environment;
    }
  }

  private static OrtEnvironment unpackAndLoad() {
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      for (String library : LIBRARIES) {
        unpack(System.mapLibraryName(library), folder.path());
      }
      System.setProperty(LIBRARY_FOLDER, folder.path().toString());
      return load();
    } finally {
      System.clearProperty(LIBRARY_FOLDER);
    }
  }

  private static void unpack(String file, Path folder) {
    try {
      String resource = "native/%s/%s".formatted(ofOnnxRuntime("OS_ARCH_STR"), file);
      try (InputStream in = OrtEnvironment.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new FileNotFoundException("the jar has no " + resource);
        }
        Files.copy(in, folder.resolve(file));
      }
    } catch (FileNotFoundException | LinkageError e) {
      throw doesNotWork(e);
    } catch (IOException e) {
      throw TemporaryFolder.unusable(e);
    }
  }

  private static OrtEnvironment load() {
    Thread thread = Thread.currentThread();
    ClassLoader context = thread.getContextClassLoader();
    // Threads created here, the hook among them, are recognised by this class loader.
    ClassLoader mark = new ClassLoader(context) {};
    thread.setContextClassLoader(mark);
    try {
      OrtEnvironment loaded =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      loaded.setTelemetry(false);
      removeFolders((Path) ofOnnxRuntime("tempDirectory"));
      return loaded;
    } catch (LinkageError | IOException | OrtException e) {
      throw doesNotWork(e);
    } finally {
      thread.setContextClassLoader(context);
      if (NativeRuntime.class.getClassLoader() != ClassLoader.getSystemClassLoader()) {
        removeHook(mark);
      }
    }
  }

  /**
   * Removes the empty folder that ONNX Runtime makes in any case, which it would keep until the
   * process ends, and those of processes that were killed before they came to this point.
   */
  private static void removeFolders(Path made) throws IOException {
    Files.deleteIfExists(made);
    String folders = made.getFileName().toString().replaceFirst("\\d+$", "*");
    Instant finished = Clock.systemUTC().instant().minus(LOADING);
    try (DirectoryStream<Path> others = Files.newDirectoryStream(made.getParent(), folders)) {
      for (Path other : others) {
        try {
          if (Files.getLastModifiedTime(other).toInstant().isBefore(finished)) {
            Files.delete(other);
          }
        } catch (IOException e) {
          // Not empty, of another user, or removed meanwhile.
        }
      }
    }
  }

  /** Returns a value that ONNX Runtime keeps for itself. */
  private static Object ofOnnxRuntime(String field) {
    try {
      Field kept = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField(field);
      kept.setAccessible(true);
      return kept.get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this ONNX Runtime has no %s: %s".formatted(field, e), e);
    }
  }

  private static IllegalStateException doesNotWork(Throwable e) {
    return new IllegalStateException(
        "ONNX Runtime, which runs the models, does not work on %s %s: %s"
            .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), e),
        e);
  }

  private static void removeHook(ClassLoader mark) {
    try {
      Field hooks = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
      hooks.setAccessible(true);
      if (hooks.get(null) instanceof Map<?, ?> threads) {
        synchronized (hooks.getDeclaringClass()) {
          threads
              .keySet()
              .removeIf(hook -> hook instanceof Thread one && one.getContextClassLoader() == mark);
        }
      }
    } catch (InaccessibleObjectException e) {
      // Only a JVM that opens java.lang allows this. Flink's own scripts open it.
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java keeps its shutdown hooks elsewhere: " + e, e);
    }
  }
}

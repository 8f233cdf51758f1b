package org.onrecord.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.Map;

/**
 * Loads ONNX Runtime's library, once for each JVM or, if a cluster's worker loads the classes anew
 * for each job, once for each job.
 *
 * <p>Loading it registers a shutdown hook, which would keep the job's class loader and the library
 * in memory as long as the worker runs. So the hook is removed if the classes belong to a job. A
 * process that ends does the hook's work anyway.
 */
final class NativeRuntime {
  private NativeRuntime() {}

  /**
   * Returns the library's only environment.
   *
   * @throws IllegalStateException if the library does not work on this machine
   */
  static synchronized OrtEnvironment environment() {
    Thread thread = Thread.currentThread();
    ClassLoader context = thread.getContextClassLoader();
    // Threads created here, the hook among them, are recognised by this class loader.
    ClassLoader mark = new ClassLoader(context) {};
    thread.setContextClassLoader(mark);
    try {
      return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
    } catch (LinkageError e) {
      throw new IllegalStateException(
          "ONNX Runtime, which runs the models, does not work on %s %s: %s"
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), e),
          e);
    } finally {
      thread.setContextClassLoader(context);
      if (NativeRuntime.class.getClassLoader() != ClassLoader.getSystemClassLoader()) {
        removeHook(mark);
      }
    }
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

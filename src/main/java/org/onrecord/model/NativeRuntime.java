package org.onrecord.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.Map;

/**
 * ONNX Runtime's library in this JVM or, where a cluster's worker loads the classes anew for each
 * job, in this job.
 *
 * <p>When it is loaded it leaves a hook for the end of the JVM, which would keep the job's class
 * loader, and the library with it, for as long as the worker runs. So where the classes are a job's
 * own the hook is taken away; what it would do, an ending process does too.
 */
final class NativeRuntime {
  private NativeRuntime() {}

  /**
   * Returns the library's environment, of which there is one.
   *
   * @throws IllegalStateException if it does not work on this machine
   */
  static synchronized OrtEnvironment environment() {
    Thread thread = Thread.currentThread();
    ClassLoader context = thread.getContextClassLoader();
    // A thread that is made here, the hook among them, is known by its class loader.
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
      // Only a JVM that opens java.lang allows it; Flink's own scripts open it.
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java keeps its shutdown hooks elsewhere: " + e, e);
    }
  }
}

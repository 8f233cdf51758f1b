package org.onrecord.model;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A value in use, and an action to run when its user is done. A model, for example, is shared by
 * the workers of a JVM and takes memory outside the heap, which no garbage collector releases.
 *
 * @param <T> the type of the value
 */
public final class Lease<T> implements AutoCloseable {
  private final T value;
  private final AtomicReference<Runnable> end;

  private Lease(T value, Runnable end) {
    this.value = value;
    this.end = new AtomicReference<>(end);
  }

  /** Returns a lease of a value that needs no action at the end. */
  public static <T> Lease<T> of(T value) {
    return new Lease<>(value, () -> {});
  }

  /** Returns a lease that calls {@code end} when it is closed for the first time. */
  static <T> Lease<T> of(T value, Runnable end) {
    return new Lease<>(value, end);
  }

  /** Returns the value, which must not be used after the lease is closed. */
  public T get() {
    return value;
  }

  /** Returns a lease of a value made from this one's. Closing it closes this one. */
  public <S> Lease<S> map(Function<? super T, ? extends S> maker) {
    return new Lease<>(maker.apply(value), this::close);
  }

  /**
   * Returns a lease of a value made from this one's and another's. Closing it closes both.
   *
   * @param maker makes the value
   */
  public <U, S> Lease<S> and(Lease<U> other, BiFunction<? super T, ? super U, ? extends S> maker) {
    return new Lease<>(
        maker.apply(value, other.value),
        () -> {
          close();
          other.close();
        });
  }

  /** Runs the action the first time, and does nothing after that. */
  @Override
  public void close() {
    end.getAndSet(() -> {}).run();
  }
}

package org.onrecord.model;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Something in use, with what must happen when its user is done. A model, for one, is shared by the
 * workers of a JVM and takes memory beside the heap, which no garbage collector gives back.
 *
 * @param <T> what is used
 */
public final class Lease<T> implements AutoCloseable {
  private final T value;
  private final AtomicReference<Runnable> end;

  private Lease(T value, Runnable end) {
    this.value = value;
    this.end = new AtomicReference<>(end);
  }

  /** Returns a lease of what needs no giving back. */
  public static <T> Lease<T> of(T value) {
    return new Lease<>(value, () -> {});
  }

  /** Returns a lease that calls {@code end} when it is closed for the first time. */
  static <T> Lease<T> of(T value, Runnable end) {
    return new Lease<>(value, end);
  }

  /** Returns what is used; not to be used any more once the lease is closed. */
  public T get() {
    return value;
  }

  /** Returns a lease of something made of this one's value. It ends this one. */
  public <S> Lease<S> map(Function<? super T, ? extends S> maker) {
    return new Lease<>(maker.apply(value), this::close);
  }

  /** Gives it back; nothing happens the second time. */
  @Override
  public void close() {
    end.getAndSet(() -> {}).run();
  }
}

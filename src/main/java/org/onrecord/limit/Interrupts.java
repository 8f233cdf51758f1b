package org.onrecord.limit;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.concurrent.CancellationException;

/** Ends work whose thread has been interrupted. Every loop whose length an input decides asks. */
public final class Interrupts {
  private Interrupts() {}

  /**
   * Returns normally unless this thread has been interrupted; the interrupt stays set.
   *
   * @throws CancellationException if it has been
   */
  public static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }

  /**
   * Returns a reader that asks {@link #check} before each read, for libraries that do not ask but
   * read their input part by part.
   */
  public static Reader reader(String text) {
    return new FilterReader(new StringReader(text)) {
      @Override
      public int read() throws IOException {
        check();
        return super.read();
      }

      @Override
      public int read(char[] characters, int from, int length) throws IOException {
        check();
        return super.read(characters, from, length);
      }
    };
  }
}

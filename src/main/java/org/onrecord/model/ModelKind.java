package org.onrecord.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.onrecord.record.Ids;

/**
 * A kind of model: its name, the bundled model, and how a file of it is opened.
 *
 * <p>It also holds the open models of this JVM by checksum, for all its workers: a session takes
 * some 100 MB outside the heap and half a second to open, which is too much for each thread. A
 * model is closed when its last user closes its lease, since a worker of a cluster outlives its
 * jobs.
 *
 * @param <M> the class of an opened model
 */
public final class ModelKind<M> {
  private final String name;
  private final Class<M> type;
  private final Function<ModelArchive, M> opener;
  private final Map<String, Shared<M>> shared = new HashMap<>();

  /** An opened model and the number of its users. */
  private static final class Shared<M> {
    private final M model;
    private final ModelArchive file;
    private int users;

    Shared(M model, ModelArchive file) {
      this.model = model;
      this.file = file;
    }
  }

  /**
   * Describes a kind of model.
   *
   * @param name one word; the bundled file is {@code NAME.zip} beside {@code type} in the jar
   * @param opener creates the model from its file, or throws {@link IllegalArgumentException} if
   *     the file is wrong
   */
  public ModelKind(String name, Class<M> type, Function<ModelArchive, M> opener) {
    this.name = name;
    this.type = type;
    this.opener = opener;
  }

  /** Returns the kind's name, one word. */
  public String name() {
    return name;
  }

  /**
   * Returns the bytes of the bundled model.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public byte[] bundled() {
    try (InputStream in = type.getResourceAsStream(name + ".zip")) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks its %s model".formatted(name));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the checksum that identifies a model: the SHA-256 of its file, in hexadecimal digits.
   */
  public static String checksum(byte[] file) {
    return HexFormat.of().formatHex(Ids.sha256().digest(file));
  }

  /**
   * Opens a model that stays open as long as the JVM runs.
   *
   * @throws IllegalArgumentException if the file is no model of this kind; the message tells why
   * @throws IllegalStateException if no model can run on this machine
   */
  public M open(byte[] file) {
    return opened(file).model;
  }

  private Shared<M> opened(byte[] file) {
    ModelArchive model = null;
    try {
      model = ModelArchive.open(name + " model", file);
      M made = opener.apply(model);
      model.release();
      return new Shared<>(made, model);
    } catch (IllegalArgumentException e) {
      if (model != null) {
        model.close();
      }
      throw new IllegalArgumentException("no %s model: %s".formatted(name, e.getMessage()), e);
    }
  }

  /**
   * Returns a lease of this JVM's model with {@code checksum}, which is opened unless it is in use.
   *
   * @param file reads the file; called only if the model is opened
   * @throws IllegalArgumentException if the file is no model of this kind, or has another checksum
   */
  public Lease<M> lease(String checksum, Supplier<byte[]> file) {
    return shared(checksum, () -> opened(checksum, file.get()));
  }

  /**
   * Returns a lease of the model of a file whose checksum was just made, so that it is not made
   * twice: without the processor's help that takes a second.
   *
   * @throws IllegalArgumentException if the file is no model of this kind
   */
  public Lease<M> leaseOf(String checksum, byte[] file) {
    return shared(checksum, () -> opened(file));
  }

  private Lease<M> shared(String checksum, Supplier<Shared<M>> opener) {
    synchronized (shared) {
      Shared<M> model = shared.computeIfAbsent(checksum, unopened -> opener.get());
      model.users++;
      return Lease.of(model.model, () -> release(checksum, model));
    }
  }

  private Shared<M> opened(String expected, byte[] file) {
    String actual = checksum(file);
    if (!actual.equals(expected)) {
      throw new IllegalArgumentException(
          "the %s model has changed since the run began: its SHA-256 is %s, was %s"
              .formatted(name, actual, expected));
    }
    return opened(file);
  }

  private void release(String checksum, Shared<M> released) {
    synchronized (shared) {
      if (--released.users == 0) {
        shared.remove(checksum);
        released.file.close();
      }
    }
  }
}

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
 * A kind of model: what it is called, which one comes with the program, and how it is opened.
 *
 * <p>Beside that it keeps the models of this JVM, by checksum: the one thing that its workers
 * share. A session takes some 100 MB beside the heap and half a second to open, so one for each
 * thread would not do. A model is closed when its last user gives it back, since a worker of a
 * cluster outlives the jobs that it works for.
 *
 * @param <M> what a file of this kind is opened as
 */
public final class ModelKind<M> {
  private final String name;
  private final Class<M> type;
  private final Function<OnnxModel, M> opener;
  private final Map<String, Shared<M>> shared = new HashMap<>();

  /** An opened model and how many use it. */
  private static final class Shared<M> {
    private final M model;
    private final OnnxModel file;
    private int users;

    Shared(M model, OnnxModel file) {
      this.model = model;
      this.file = file;
    }
  }

  /**
   * Describes a kind of model.
   *
   * @param name one word; the file beside {@code type} in the jar is called so, with {@code .onnx}
   * @param opener makes the model of its file, or throws {@link IllegalArgumentException} with what
   *     is wrong with it
   */
  public ModelKind(String name, Class<M> type, Function<OnnxModel, M> opener) {
    this.name = name;
    this.type = type;
    this.opener = opener;
  }

  /** Returns the kind's name, one word. */
  public String name() {
    return name;
  }

  /**
   * Returns the bytes of the model that comes with the program.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public byte[] bundled() {
    try (InputStream in = type.getResourceAsStream(name + ".onnx")) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks its %s model".formatted(name));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the checksum by which a model is known: the SHA-256 of its file, in hexadecimal digits.
   */
  public static String checksum(byte[] file) {
    return HexFormat.of().formatHex(Ids.sha256().digest(file));
  }

  /**
   * Opens a model, for as long as the JVM runs.
   *
   * @throws IllegalArgumentException if the file is no model of this kind, with why not
   * @throws IllegalStateException if no model can be run on this machine
   */
  public M open(byte[] file) {
    return opened(file).model;
  }

  private Shared<M> opened(byte[] file) {
    OnnxModel model = null;
    try {
      model = OnnxModel.open(name + " model", file);
      return new Shared<>(opener.apply(model), model);
    } catch (IllegalArgumentException e) {
      if (model != null) {
        model.close();
      }
      throw new IllegalArgumentException("no %s model: %s".formatted(name, e.getMessage()), e);
    }
  }

  /**
   * Returns the use of this JVM's model with {@code checksum}, opening it if no one uses it yet.
   *
   * @param file gives the file; only asked where it is opened
   * @throws IllegalArgumentException if the file is no model of this kind, or another one
   */
  public Lease<M> lease(String checksum, Supplier<byte[]> file) {
    synchronized (shared) {
      Shared<M> used = shared.computeIfAbsent(checksum, wanted -> opened(wanted, file.get()));
      used.users++;
      return Lease.of(used.model, () -> giveBack(checksum, used));
    }
  }

  private Shared<M> opened(String wanted, byte[] file) {
    String found = checksum(file);
    Shared<M> opened = opened(file);
    if (!found.equals(wanted)) {
      opened.file.close();
      throw new IllegalArgumentException(
          "the %s model is another one than when the run began: its SHA-256 is %s, was %s"
              .formatted(name, found, wanted));
    }
    return opened;
  }

  private void giveBack(String checksum, Shared<M> used) {
    synchronized (shared) {
      if (--used.users == 0) {
        shared.remove(checksum);
        used.file.close();
      }
    }
  }
}

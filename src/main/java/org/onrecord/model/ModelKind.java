package org.onrecord.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.onrecord.record.Ids;

/**
 * A kind of model: what it is called, which one comes with the program, and how it is opened.
 *
 * <p>Beside that it keeps the models of this JVM, by checksum: the one thing that its workers
 * share. A session takes some 100 MB beside the heap and half a second to open, so one for each
 * thread would not do. They live as long as the JVM, or on Flink as long as the job's class loader.
 *
 * @param <M> what a file of this kind is opened as
 */
public final class ModelKind<M> {
  private final String name;
  private final Class<M> type;
  private final Function<OnnxModel, M> opener;
  private final Map<String, M> shared = new ConcurrentHashMap<>();

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
   * Opens a model.
   *
   * @throws IllegalArgumentException if the file is no model of this kind, with why not
   * @throws IllegalStateException if no model can be run on this machine
   */
  public M open(byte[] file) {
    OnnxModel model = null;
    try {
      model = OnnxModel.open(name + " model", file);
      return opener.apply(model);
    } catch (IllegalArgumentException e) {
      if (model != null) {
        model.close(e);
      }
      throw new IllegalArgumentException("no %s model: %s".formatted(name, e.getMessage()), e);
    }
  }

  /**
   * Returns this JVM's model with {@code checksum}, opening it if no one has yet.
   *
   * @param file gives the file; only asked where it is opened
   * @throws IllegalArgumentException if the file is no model of this kind, or another one
   */
  public M shared(String checksum, Supplier<byte[]> file) {
    return shared.computeIfAbsent(
        checksum,
        wanted -> {
          byte[] bytes = file.get();
          String found = checksum(bytes);
          M opened = open(bytes);
          if (!found.equals(wanted)) {
            throw new IllegalArgumentException(
                "the %s model is another one than when the run began: its SHA-256 is %s, was %s"
                    .formatted(name, found, wanted));
          }
          return opened;
        });
  }
}

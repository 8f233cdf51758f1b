package org.onrecord.job;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import org.apache.beam.sdk.io.FileSystems;
import org.onrecord.model.Lease;
import org.onrecord.model.ModelKind;

/**
 * The file of a model as it was when the run began. Every worker checks that it reads the same
 * file.
 *
 * @param uri where the file is; empty for the bundled model
 * @param sha256 its checksum
 */
public record ModelFile(String uri, String sha256) implements Serializable {

  /** Returns the name of the option that replaces the bundled model. */
  public static String option(ModelKind<?> kind) {
    return kind.name() + "Model";
  }

  /**
   * A model and its file.
   *
   * @param file the file
   * @param lease the use of the model in this JVM
   */
  public record Opened<M>(ModelFile file, Lease<M> lease) implements AutoCloseable {
    /** Returns the model. */
    public M model() {
      return lease.get();
    }

    @Override
    public void close() {
      lease.close();
    }
  }

  /**
   * Opens a model.
   *
   * @param uri where the file is; empty for the bundled model
   * @param shown the option's name in messages
   * @throws UsageException if it cannot be read or is not such a model
   */
  public static <M> Opened<M> open(ModelKind<M> kind, String uri, String shown) {
    try {
      byte[] bytes = read(kind, uri);
      var file = new ModelFile(uri, ModelKind.checksum(bytes));
      return new Opened<>(file, kind.leaseOf(file.sha256, bytes));
    } catch (IllegalArgumentException e) {
      throw new UsageException("%s: %s: %s".formatted(shown, uri, e.getMessage()));
    } catch (IllegalStateException e) {
      throw new RunFailedException(e.getMessage(), e);
    } catch (UncheckedIOException e) {
      String why =
          e.getCause() instanceof FileNotFoundException
              ? "there is no such file"
              : e.getCause().toString();
      throw new UsageException("%s: cannot read %s: %s".formatted(shown, uri, why));
    }
  }

  /** Returns a lease of the model, which all threads of this JVM share. */
  public <M> Lease<M> lease(ModelKind<M> kind) {
    return kind.lease(sha256, () -> read(kind, uri));
  }

  /** Returns the checksum of the bundled model. */
  public static String bundledChecksum(ModelKind<?> kind) {
    return ModelKind.checksum(read(kind, ""));
  }

  private static byte[] read(ModelKind<?> kind, String uri) {
    if (uri.isEmpty()) {
      return kind.bundled();
    }
    try (InputStream in =
        Channels.newInputStream(FileSystems.open(FileSystems.matchNewResource(uri, false)))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

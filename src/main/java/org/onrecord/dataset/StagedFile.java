package org.onrecord.dataset;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.util.MimeTypes;
import org.apache.commons.io.output.CountingOutputStream;
import org.onrecord.record.DataFile;
import org.onrecord.record.Ids;

/** A file that a run writes to its staging folder. */
public final class StagedFile implements Closeable {
  private final String path;
  private final MessageDigest digest = Ids.sha256();
  private final CountingOutputStream out;

  /**
   * Creates the file.
   *
   * @param path its path below the run's staging folder
   * @throws IOException if it cannot be created
   */
  public StagedFile(Output output, String path) throws IOException {
    this.path = path;
    // Buffered so that the channel is closed only once: S3's cannot be closed twice.
    out =
        new CountingOutputStream(
            new DigestOutputStream(
                new BufferedOutputStream(
                    Channels.newOutputStream(
                        FileSystems.create(output.staged(path), MimeTypes.BINARY))),
                digest));
  }

  /** Returns the stream that writes it. */
  public OutputStream out() {
    return out;
  }

  /** Returns where the closed file is staged, its size and its checksum. */
  public DataFile.Builder written() {
    return DataFile.newBuilder()
        .setStaged(path)
        .setBytes(out.getByteCount())
        .setSha256(HexFormat.of().formatHex(digest.digest()));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

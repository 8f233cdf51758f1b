package org.onrecord.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.util.MimeTypes;
import org.apache.commons.io.output.CountingOutputStream;
import org.onrecord.corpus.ListedFile;
import org.onrecord.dataset.Output;
import org.onrecord.record.DataFile;
import org.onrecord.record.Ids;

/**
 * The list of the files that a run read, beside the manifest: a line of JSON for each, compressed,
 * since there can be hundreds of thousands.
 */
final class InputList {
  private static final String FILE = "inputs.jsonl.gz";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private InputList() {}

  /** Writes the list to the run's staging folder, sorted by name. */
  static DataFile write(Output output, Iterable<ListedFile> inputs) throws IOException {
    List<ListedFile> sorted = new ArrayList<>();
    inputs.forEach(sorted::add);
    sorted.sort(comparing(ListedFile::sourceUri));
    MessageDigest digest = Ids.sha256();
    OutputStream out =
        Channels.newOutputStream(FileSystems.create(output.staged(FILE), MimeTypes.BINARY));
    var counted = new CountingOutputStream(new DigestOutputStream(out, digest));
    // Only the outermost stream is closed: a file on S3 must not be closed twice.
    try (GZIPOutputStream packed = new GZIPOutputStream(counted)) {
      for (ListedFile input : sorted) {
        packed.write((JSON.writeValueAsString(row(input)) + "\n").getBytes(UTF_8));
      }
    }
    return DataFile.newBuilder()
        .setDataset("")
        .setPath(FILE)
        .setRows(sorted.size())
        .setBytes(counted.getByteCount())
        .setSha256(HexFormat.of().formatHex(digest.digest()))
        .setStaged(FILE)
        .build();
  }

  private static ObjectNode row(ListedFile input) {
    ObjectNode row = JSON.createObjectNode();
    row.put("source_uri", input.sourceUri()).put("bytes", input.bytes());
    input.modified().ifPresent(modified -> row.put("modified", modified.toString()));
    input.checksum().ifPresent(checksum -> row.put("checksum", checksum));
    return row;
  }
}

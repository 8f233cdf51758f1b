package org.onrecord.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.onrecord.corpus.ListedFile;
import org.onrecord.dataset.Output;
import org.onrecord.dataset.StagedFile;
import org.onrecord.record.DataFile;

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
    StagedFile file = new StagedFile(output, FILE);
    try (file;
        GZIPOutputStream packed = new GZIPOutputStream(file.out())) {
      for (ListedFile input : sorted) {
        packed.write((JSON.writeValueAsString(row(input)) + "\n").getBytes(UTF_8));
      }
    }
    return file.written().setDataset("").setPath(FILE).setRows(sorted.size()).build();
  }

  private static ObjectNode row(ListedFile input) {
    ObjectNode row = JSON.createObjectNode();
    row.put("source_uri", input.sourceUri()).put("bytes", input.bytes());
    input.modified().ifPresent(modified -> row.put("modified", modified.toString()));
    input.checksum().ifPresent(checksum -> row.put("checksum", checksum));
    return row;
  }
}

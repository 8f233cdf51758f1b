package org.onrecord.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.onrecord.model.Encoder;
import org.onrecord.model.ModelKind;
import org.onrecord.record.Ids;
import org.onrecord.stance.StanceModel;
import org.onrecord.statement.AttributionModel;

/** All bits of what the encoders of both models give for golden inputs, as checksums. */
public final class ModelBits {
  private static final List<String> LINKS =
      List.of("content_cue", "cue_source", "nested_content_cue", "nested_cue_source");

  private ModelBits() {}

  /**
   * Prints a line for each input: its model, its number of pieces, and the checksum.
   *
   * @param args the maximum number of pieces of an input; longer ones are left out
   */
  public static void main(String[] args) throws IOException {
    lines(Integer.parseInt(args[0])).forEach(System.out::println);
  }

  /** Returns those lines. */
  public static List<String> lines(int maxPieces) throws IOException {
    var lines = new ArrayList<String>();
    Encoder attribution = encoder("attribution", AttributionModel.KIND, List.of("features"), LINKS);
    for (JsonNode example : golden("statement")) {
      for (JsonNode window : example.get("windows")) {
        int[] ids = ints(window.get("ids"));
        if (ids.length <= maxPieces) {
          lines.add("attribution " + bits(attribution, ids, ints(window.get("features"))));
        }
      }
    }
    Encoder stance = encoder("stance", StanceModel.KIND, List.of("features", "roles"), List.of());
    for (JsonNode example : golden("stance")) {
      int[] ids = ints(example.get("ids"));
      if (ids.length <= maxPieces) {
        int[] features = ints(example.get("features"));
        lines.add("stance " + bits(stance, ids, features, ints(example.get("input_roles"))));
      }
    }
    return lines;
  }

  private static Encoder encoder(
      String name, ModelKind<?> kind, List<String> tables, List<String> links) {
    return new ModelKind<>(name, Encoder.class, file -> new Encoder(file, tables, links))
        .open(kind.bundled());
  }

  private static List<JsonNode> golden(String model) throws IOException {
    var json = new ObjectMapper();
    var examples = new ArrayList<JsonNode>();
    for (String line : Files.readAllLines(Path.of("src", "training", model, "golden.jsonl"))) {
      examples.add(json.readTree(line));
    }
    return examples;
  }

  private static String bits(Encoder encoder, int[] ids, int[]... tableRows) {
    Encoder.Output output = encoder.encode(ids, tableRows);
    MessageDigest digest = Ids.sha256();
    update(digest, output.rows());
    new TreeMap<>(output.links()).values().forEach(links -> update(digest, links));
    return "%d %s".formatted(ids.length, HexFormat.of().formatHex(digest.digest()));
  }

  private static void update(MessageDigest digest, float[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES);
    bytes.asFloatBuffer().put(numbers);
    digest.update(bytes);
  }

  private static int[] ints(JsonNode numbers) {
    return StreamSupport.stream(numbers.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
  }
}

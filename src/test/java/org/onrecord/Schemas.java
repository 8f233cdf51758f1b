package org.onrecord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.onrecord.actor.ActorCatalogueSchema;
import org.onrecord.cli.options.SpecSchema;
import org.onrecord.corpus.format.PublisherCatalogueSchema;
import org.onrecord.stance.TargetCatalogueSchema;

/**
 * The JSON Schemas in {@code pipelines/schemas}, by which editors complete and check specs and
 * catalogues. They are made from the code that reads these files; {@code make schemas} writes them.
 */
final class Schemas {
  static final Path FOLDER = Path.of("pipelines/schemas");

  private Schemas() {}

  public static void main(String[] arguments) throws IOException {
    Files.createDirectories(FOLDER);
    for (Map.Entry<String, String> schema : made().entrySet()) {
      Files.writeString(FOLDER.resolve(schema.getKey()), schema.getValue());
    }
  }

  /** Returns the text of each schema by its file's name. */
  static Map<String, String> made() {
    Map<String, String> schemas = new TreeMap<>();
    schemas.put("spec.json", text(SpecSchema.make()));
    schemas.put("actors.json", text(ActorCatalogueSchema.make()));
    schemas.put("publishers.json", text(PublisherCatalogueSchema.make()));
    schemas.put("targets.json", text(TargetCatalogueSchema.make()));
    return schemas;
  }

  private static String text(JsonNode schema) {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a schema is always JSON", e);
    }
  }
}

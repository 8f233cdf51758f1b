package org.onrecord.corpus.format;

import static org.onrecord.testing.JsonSchemas.list;
import static org.onrecord.testing.JsonSchemas.mapping;
import static org.onrecord.testing.JsonSchemas.someText;
import static org.onrecord.testing.JsonSchemas.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.onrecord.testing.JsonSchemas;

/** The JSON Schema of publisher catalogues, made from the keys of {@link PublisherCatalogue}. */
public final class PublisherCatalogueSchema {
  private PublisherCatalogueSchema() {}

  /** Returns the schema. */
  public static ObjectNode make() {
    Map<String, ObjectNode> publisher = new LinkedHashMap<>();
    publisher.put("name", someText().put("description", "The name in all datasets."));
    ObjectNode hosts =
        list(text(PublisherCatalogue.HOST))
            .put("description", "Its hosts, each with all below it, such as meridian.example.");
    hosts.remove("minItems");
    publisher.put("hosts", hosts);
    return JsonSchemas.catalogue(
        "OnRecord publishers",
        "A catalogue of publishers by the hosts of their articles, for --publishers.",
        "publishers",
        mapping(PublisherCatalogue.KEYS, publisher));
  }
}

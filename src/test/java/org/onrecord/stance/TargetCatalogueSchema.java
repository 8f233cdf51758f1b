package org.onrecord.stance;

import static org.onrecord.testing.JsonSchemas.anyOf;
import static org.onrecord.testing.JsonSchemas.list;
import static org.onrecord.testing.JsonSchemas.mapping;
import static org.onrecord.testing.JsonSchemas.someText;
import static org.onrecord.testing.JsonSchemas.text;
import static org.onrecord.testing.JsonSchemas.type;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.onrecord.testing.JsonSchemas;

/** The JSON Schema of target catalogues, made from the keys of {@link TargetCatalogueFile}. */
public final class TargetCatalogueSchema {
  private TargetCatalogueSchema() {}

  /** Returns the schema. */
  public static ObjectNode make() {
    Map<String, ObjectNode> target = new LinkedHashMap<>();
    target.put("id", text(TargetCatalogueFile.ID).put("description", "The target's id."));
    target.put("label", someText().put("description", "The target's name, for tables."));
    target.put(
        "proposition",
        someText()
            .put("maxLength", TargetCatalogueFile.MAX_PROPOSITION_CHARS)
            .put("description", "What it is to support the target, as a sentence."));
    target.put(
        "find",
        list(combination())
            .put("description", "A sentence mentions the target if any of these matches it."));
    target.put("favour", terms("Phrases that support the target wherever they are said."));
    target.put("oppose", terms("Phrases that oppose the target wherever they are said."));
    return JsonSchemas.catalogue(
        "OnRecord targets",
        "A catalogue of issues, for --targets.",
        "targets",
        mapping(TargetCatalogueFile.KEYS, target));
  }

  private static ObjectNode combination() {
    ObjectNode all = type("array");
    all.set("items", anyOf(term(), list(term())));
    all.put("description", "Terms that are all in the sentence; of an inner list, one of them.");
    Map<String, ObjectNode> properties = new LinkedHashMap<>();
    properties.put("all", all);
    properties.put("any", terms("Terms of which one is in the sentence."));
    properties.put("none", terms("Terms of which none is in the sentence."));
    ObjectNode combination = mapping(TargetCatalogueFile.COMBINATION_KEYS, properties);
    // One that has any, or all with something in it.
    ArrayNode either = combination.putArray("anyOf");
    either.addObject().putArray("required").add("any");
    ObjectNode second = either.addObject();
    second.putArray("required").add("all");
    second.putObject("properties").putObject("all").put("minItems", 1);
    return combination;
  }

  private static ObjectNode terms(String description) {
    return list(term()).put("description", description);
  }

  private static ObjectNode term() {
    ObjectNode lemma =
        text(Pattern.compile("[^*?]*[^*?\\s\\d][^*?]*"))
            .put("description", "Words that match in all their forms.");
    return anyOf(
        text(Pattern.compile(".*[^*?\\s\\d].*"))
            .put("description", "Words to find; * matches any letters, ? one."),
        mapping(TargetCatalogueFile.TERM_KEYS, Map.of("lemma", lemma)));
  }
}

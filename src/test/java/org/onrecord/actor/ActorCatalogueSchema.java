package org.onrecord.actor;

import static org.onrecord.testing.JsonSchemas.list;
import static org.onrecord.testing.JsonSchemas.mapping;
import static org.onrecord.testing.JsonSchemas.oneOf;
import static org.onrecord.testing.JsonSchemas.someText;
import static org.onrecord.testing.JsonSchemas.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.onrecord.record.ActorType;
import org.onrecord.record.Gender;
import org.onrecord.testing.JsonSchemas;

/** The JSON Schema of actor catalogues, made from the keys of {@link ActorCatalogueFile}. */
public final class ActorCatalogueSchema {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private ActorCatalogueSchema() {}

  /** Returns the schema. */
  public static ObjectNode make() {
    Map<String, ObjectNode> role = new LinkedHashMap<>();
    role.put("role", someText().put("description", "The role, such as mayor of Port Aldane."));
    role.put("from", text(DAY).put("description", "Its first day; without it, from ever on."));
    role.put("to", text(DAY).put("description", "Its last day; without it, for ever."));
    Map<String, ObjectNode> actor = new LinkedHashMap<>();
    actor.put("id", someText().put("description", "The actor's id, such as a Wikidata id."));
    actor.put("name", someText().put("description", "The name in all datasets."));
    actor.put(
        "type",
        oneOf(Arrays.stream(ActorType.values()).map(ActorType::name).toList())
            .put("description", "What the actor is."));
    actor.put("aliases", optionalList(someText(), "Other names and spellings."));
    actor.put("country", someText().put("description", "The actor's country."));
    actor.put(
        "gender",
        oneOf(Arrays.stream(Gender.values()).map(Gender::name).toList())
            .put("description", "A person's gender, instead of what the articles say."));
    actor.put(
        "roles", optionalList(mapping(ActorCatalogueFile.ROLE_KEYS, role), "Roles with days."));
    return JsonSchemas.catalogue(
        "OnRecord actors",
        "A catalogue of known actors, for --actors.",
        "actors",
        mapping(ActorCatalogueFile.ENTRY_KEYS, actor));
  }

  private static ObjectNode optionalList(ObjectNode item, String description) {
    ObjectNode list = list(item).put("description", description);
    list.remove("minItems");
    return list;
  }
}

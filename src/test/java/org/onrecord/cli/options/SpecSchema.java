package org.onrecord.cli.options;

import static org.onrecord.testing.JsonSchemas.anyOf;
import static org.onrecord.testing.JsonSchemas.list;
import static org.onrecord.testing.JsonSchemas.mapping;
import static org.onrecord.testing.JsonSchemas.oneOf;
import static org.onrecord.testing.JsonSchemas.schema;
import static org.onrecord.testing.JsonSchemas.someText;
import static org.onrecord.testing.JsonSchemas.text;
import static org.onrecord.testing.JsonSchemas.type;
import static org.onrecord.testing.JsonSchemas.wholeNumber;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.onrecord.cli.options.OptionTable.Group;
import org.onrecord.corpus.format.ArticleField;

/**
 * The JSON Schema of spec files, made from the {@link OptionTable}. An editor proposes the options
 * that help shows; those that help hides are only checked.
 */
public final class SpecSchema {
  /** How days are written. */
  private static final Map<Type, Pattern> DAYS =
      Map.of(
          LocalDate.class,
          RelativeDay.DAY,
          RelativeDay.class,
          Pattern.compile(
              "today|yesterday|%s|%s".formatted(RelativeDay.BEFORE_TODAY, RelativeDay.DAY)));

  /** Options whose values only other code than their types knows. */
  private static final Map<String, Pattern> TEXTS =
      Map.of("languages", Pattern.compile("[a-z]{2}|any"));

  private static final Set<Type> WHOLE_NUMBERS =
      Set.of(int.class, Integer.class, long.class, Long.class);

  /** The packages of options that only jars of other profiles have. */
  private static final List<String> OTHER_STORES =
      List.of("org.apache.beam.sdk.extensions.gcp.", "org.apache.beam.sdk.io.hdfs.");

  private SpecSchema() {}

  /** Returns the schema. */
  public static ObjectNode make() {
    Map<String, ObjectNode> shown = new LinkedHashMap<>();
    Map<String, Set<String>> hidden = new TreeMap<>();
    Set<String> ofOtherStores = ofOtherStores();
    for (OptionTable.Option option : OptionTable.all().values()) {
      if (option.group() != Group.HIDDEN) {
        shown.put(option.name(), described(option));
      } else if (!ofOtherStores.contains(option.name())) {
        hidden
            .computeIfAbsent(values(option).toString(), any -> new TreeSet<>())
            .add(option.name());
      }
    }
    // A spec that names another would have no effect.
    shown.remove("spec");
    ObjectNode schema =
        schema(
            "OnRecord spec",
            "Options of `onrecord run`, for --spec. The command line overrides them.");
    schema.setAll(mapping(shown));
    ObjectNode checked = schema.putObject("patternProperties");
    for (OptionTable.Option option : OptionTable.all().values()) {
      Set<String> names = hidden.remove(values(option).toString());
      if (names != null) {
        checked.set("^(?:" + String.join("|", names) + ")$", values(option));
      }
    }
    checked.set("^hdfsConfiguration$", type("string"));
    return schema;
  }

  private static Set<String> ofOtherStores() {
    return PipelineOptionsFactory.getRegisteredOptions().stream()
        .filter(type -> OTHER_STORES.stream().anyMatch(type.getName()::startsWith))
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .map(getter -> java.beans.Introspector.decapitalize(getter.getName().substring(3)))
        .collect(Collectors.toSet());
  }

  private static ObjectNode described(OptionTable.Option option) {
    ObjectNode schema = values(option);
    schema.put("description", option.description());
    option
        .defaultValue()
        .ifPresent(
            value -> {
              if (option.isFlag()) {
                schema.put("default", Boolean.parseBoolean(value));
              } else if (WHOLE_NUMBERS.contains(option.type())) {
                schema.put("default", Long.parseLong(value));
              } else {
                schema.put("default", value);
              }
            });
    return schema;
  }

  private static ObjectNode values(OptionTable.Option option) {
    if (option.name().equals("fields")) {
      Map<String, JsonNode> paths = new LinkedHashMap<>();
      for (ArticleField field : ArticleField.values()) {
        paths.put(field.toString(), someText());
      }
      Pattern assignment =
          Pattern.compile("\\s*(?:%s)\\s*=.*\\S.*".formatted(String.join("|", paths.keySet())));
      return anyOf(mapping(paths), list(text(assignment)), text(assignment));
    }
    if (option.name().equals("runner")) {
      return oneOf(List.of("DirectRunner", "FlinkRunner"));
    }
    ObjectNode item = item(option);
    if (!option.isList()) {
      return item;
    }
    ObjectNode several =
        item.has("enum") ? text(joined(option.choices())) : item.has("pattern") ? null : item;
    return several == null
        ? anyOf(list(item), text(joined(List.of(TEXTS.get(option.name()).pattern()))))
        : anyOf(list(item), several);
  }

  /** Returns the pattern of values in one text, separated by commas. */
  private static Pattern joined(List<String> values) {
    String one = "\\s*(?:%s)\\s*".formatted(String.join("|", values));
    return Pattern.compile("%s(?:,%s)*".formatted(one, one));
  }

  /** Returns the greatest number, of nines, that a pattern takes. */
  private static long greatest(Pattern pattern) {
    String nines = "9";
    while (pattern.matcher(nines + "9").matches()) {
      nines += "9";
    }
    return Long.parseLong(nines);
  }

  private static ObjectNode item(OptionTable.Option option) {
    Type type = option.itemType();
    if (TEXTS.containsKey(option.name())) {
      return text(TEXTS.get(option.name()));
    }
    if (option.isFlag()) {
      return type("boolean");
    }
    if (option.range().isPresent()) {
      return wholeNumber(option.range().get().from(), option.range().get().to());
    }
    if (WHOLE_NUMBERS.contains(type)) {
      return type("integer");
    }
    if (DAYS.containsKey(type)) {
      return text(DAYS.get(type));
    }
    if (option.form().isPresent()) {
      Pattern form = option.form().get();
      // In YAML a number needs no quotes.
      return form.matcher("7").matches()
          ? anyOf(text(form), wholeNumber(0, greatest(form)))
          : text(form);
    }
    if (option.rule().isPresent()) {
      return oneOf(option.choices());
    }
    if (option.group() != Group.HIDDEN && !option.choices().isEmpty()) {
      return oneOf(option.choices());
    }
    return option.group() == Group.HIDDEN ? type("string", "number", "boolean") : type("string");
  }
}

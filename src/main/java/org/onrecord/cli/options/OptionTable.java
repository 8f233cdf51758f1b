package org.onrecord.cli.options;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.beans.Introspector;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.onrecord.job.RejectedLimit;

/**
 * Every option there is, read off the option interfaces: those of OnRecord first, in the groups in
 * which help shows them, then the rest of Beam's and the runners', which work too and are not
 * shown.
 */
public final class OptionTable {

  /** Options shown together in help. */
  public enum Group {
    CORPUS("Corpus"),
    STANCES("Stances"),
    OUTPUT("Output"),
    RUNNING("Running"),
    HIDDEN("");

    private final String heading;

    Group(String heading) {
      this.heading = heading;
    }

    public String heading() {
      return heading;
    }
  }

  /**
   * One option.
   *
   * @param name as on the command line, without the dashes
   * @param type the value's type
   * @param description what it does, for help
   * @param defaultValue the default, where the interface states one
   * @param group where help shows it
   */
  public record Option(
      String name, Type type, String description, Optional<String> defaultValue, Group group) {

    public boolean isFlag() {
      return type == boolean.class || type == Boolean.class;
    }

    public boolean isList() {
      return type instanceof ParameterizedType parameterized
          && Collection.class.isAssignableFrom((Class<?>) parameterized.getRawType());
    }

    /** Returns what a value must be, to follow {@code is not}. */
    public String expectation() {
      Type item = isList() ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
      if (item == int.class || item == Integer.class || item == long.class || item == Long.class) {
        return "a whole number in range";
      }
      if (EXPECTATIONS.containsKey(item)) {
        return EXPECTATIONS.get(item);
      }
      if (isFlag()) {
        return "true or false";
      }
      if (item instanceof Class<?> enumType && enumType.isEnum()) {
        return "one of "
            + Arrays.stream(enumType.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .collect(joining(", "));
      }
      return "a value that this option takes";
    }
  }

  /** Options of Beam and of the runners that help shows too; the others only confuse. */
  private static final Set<String> SHOWN_RUNNING =
      Set.of("runner", "flinkMaster", "parallelism", "jobName", "awsRegion", "endpoint");

  /** What a value of a type must be, to follow {@code is not}. */
  private static final Map<Type, String> EXPECTATIONS =
      Map.of(
          LocalDate.class, "a day (YYYY-MM-DD)",
          RelativeDay.class, "a day (YYYY-MM-DD, today, yesterday, or as in today-7d)",
          DayCount.class, "a number of days (as in 7d)",
          TimeSpan.class, "a time (as in 90s, 10m, 2h)",
          RejectedLimit.class, "a share or a number (as in 1% or 50)");

  private static final Map<String, Option> OPTIONS = read();

  private OptionTable() {}

  /** Returns all options by name, in the order of their groups and then of their names. */
  public static Map<String, Option> all() {
    return OPTIONS;
  }

  private static Map<String, Option> read() {
    Map<String, Option> options = new LinkedHashMap<>();
    add(options, CorpusOptions.class, Group.CORPUS);
    add(options, StanceOptions.class, Group.STANCES);
    add(options, OutputOptions.class, Group.OUTPUT);
    add(options, RunningOptions.class, Group.RUNNING);
    Map<String, Option> others = new TreeMap<>();
    add(others, FlinkPipelineOptions.class, Group.HIDDEN);
    for (Class<? extends PipelineOptions> registered :
        PipelineOptionsFactory.getRegisteredOptions()) {
      add(others, registered, Group.HIDDEN);
    }
    others.forEach(options::putIfAbsent);
    return options;
  }

  private static void add(
      Map<String, Option> options, Class<? extends PipelineOptions> type, Group group) {
    Map<String, Option> own = new TreeMap<>();
    for (Method method : type.getMethods()) {
      property(method)
          .ifPresent(
              name -> {
                boolean shown =
                    group == Group.HIDDEN
                        ? SHOWN_RUNNING.contains(name)
                        : method.getDeclaringClass() == type;
                Description description = method.getAnnotation(Description.class);
                own.put(
                    name,
                    new Option(
                        name,
                        method.getGenericReturnType(),
                        description == null ? "" : description.value().replaceAll("\\s+", " "),
                        defaultOf(method),
                        !shown ? Group.HIDDEN : group == Group.HIDDEN ? Group.RUNNING : group));
              });
    }
    own.values().stream()
        .filter(option -> option.group() != Group.HIDDEN || group == Group.HIDDEN)
        .forEach(option -> options.putIfAbsent(option.name(), option));
  }

  private static Optional<String> property(Method method) {
    if (method.getParameterCount() != 0
        || method.isDefault()
        || Modifier.isStatic(method.getModifiers())
        || method.isAnnotationPresent(JsonIgnore.class)) {
      return Optional.empty();
    }
    String name = method.getName();
    for (String prefix : List.of("get", "is")) {
      if (name.startsWith(prefix) && name.length() > prefix.length()) {
        return Optional.of(Introspector.decapitalize(name.substring(prefix.length())));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> defaultOf(Method method) {
    if (method.isAnnotationPresent(Default.Integer.class)) {
      return Optional.of(Integer.toString(method.getAnnotation(Default.Integer.class).value()));
    }
    if (method.isAnnotationPresent(Default.Boolean.class)
        && method.getAnnotation(Default.Boolean.class).value()) {
      return Optional.of("true");
    }
    if (method.isAnnotationPresent(Default.Enum.class)) {
      return Optional.of(method.getAnnotation(Default.Enum.class).value().toLowerCase(Locale.ROOT));
    }
    if (method.isAnnotationPresent(Default.String.class)) {
      // An empty one says nothing that the description does not.
      return Optional.of(method.getAnnotation(Default.String.class).value())
          .filter(value -> !value.isEmpty());
    }
    return Optional.empty();
  }
}

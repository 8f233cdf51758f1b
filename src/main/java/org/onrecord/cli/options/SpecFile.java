package org.onrecord.cli.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onrecord.job.Measure;
import org.onrecord.job.UsageException;

/**
 * Reads a spec file: a YAML mapping from option names to values. A value is a scalar, a list of
 * scalars or, for {@code fields}, a mapping of scalars, which is read as a list of {@code
 * name=value}. Each entry keeps the line of its key for error messages.
 */
public final class SpecFile {
  private static final YAMLFactory YAML = new YAMLFactory();

  /** Options whose value is a mapping. */
  private static final Set<String> MAPPINGS = Set.of("fields");

  /**
   * The values of an option.
   *
   * @param values the scalar or the items of the list, as written
   * @param where the file and line that begin a message; empty for the command line
   */
  public record Entry(List<String> values, String where) {}

  private SpecFile() {}

  /**
   * A spec file.
   *
   * @param entries the entries by key, in the order of the file
   * @param source the file with its checksum
   */
  public record Spec(Map<String, Entry> entries, Measure.SourceFile source) {}

  /**
   * Reads a spec file.
   *
   * @throws UsageException if the file cannot be read or is not such a mapping
   */
  public static Spec read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      try (YAMLParser parser = YAML.createParser(text)) {
        return new Spec(mapping(file, parser), Measure.SourceFile.of(file.toString(), bytes));
      }
    } catch (NoSuchFileException e) {
      throw new UsageException("--spec: there is no file " + file);
    } catch (CharacterCodingException e) {
      throw new UsageException("--spec: %s is not UTF-8".formatted(file));
    } catch (JsonProcessingException e) {
      throw new UsageException(
          at(file, e.getLocation())
              + "invalid YAML: "
              + e.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (IOException e) {
      throw new UsageException("--spec: cannot read %s: %s".formatted(file, e.getMessage()));
    }
  }

  private static Map<String, Entry> mapping(Path file, YAMLParser parser) throws IOException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    JsonToken token = parser.nextToken();
    if (token == null) {
      return entries;
    }
    if (token != JsonToken.START_OBJECT) {
      throw new UsageException(
          at(file, parser.currentTokenLocation()) + "expected lines of the form `option: value`");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      String where = at(file, parser.currentTokenLocation());
      if (entries.put(key, new Entry(values(parser, where, key), where)) != null) {
        throw new UsageException("%s%s is given twice".formatted(where, key));
      }
    }
    if (parser.nextToken() != null) {
      throw new UsageException(
          at(file, parser.currentTokenLocation()) + "a spec is one document; this is a second one");
    }
    return entries;
  }

  private static List<String> values(YAMLParser parser, String where, String key)
      throws IOException {
    List<String> values = new ArrayList<>();
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_ARRAY) {
      while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
        values.add(scalar(parser, token, where, key));
      }
    } else if (token == JsonToken.START_OBJECT && MAPPINGS.contains(key)) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        values.add(name + "=" + scalar(parser, parser.nextToken(), where, key + "." + name));
      }
    } else {
      values.add(scalar(parser, token, where, key));
    }
    return values;
  }

  private static String scalar(YAMLParser parser, JsonToken token, String where, String key)
      throws IOException {
    if (parser.isCurrentAlias()) {
      throw new UsageException(
          "%s%s: an alias, *%s; write the value out".formatted(where, key, parser.getText()));
    }
    if (!token.isScalarValue() || token == JsonToken.VALUE_NULL) {
      throw new UsageException("%s%s must be a value or a list of values".formatted(where, key));
    }
    return parser.getText();
  }

  private static String at(Path file, JsonLocation location) {
    return location == null ? file + ": " : "%s:%d: ".formatted(file, location.getLineNr());
  }
}

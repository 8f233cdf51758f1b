package org.onrecord.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;
import org.onrecord.job.UsageException;

/** Reads a file of human annotations: JSON Lines, optionally compressed with gzip. */
final class GoldFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private GoldFile() {}

  /**
   * Reads a file.
   *
   * @param take receives the value of each line, and the file and line that begin a message
   * @throws UsageException if the file cannot be read
   */
  static void read(Path file, BiConsumer<JsonNode, String> take) {
    int number = 0;
    try (BufferedReader lines = open(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        take.accept(JSON.readTree(line), "%s:%d: ".formatted(file, number));
      }
    } catch (JsonProcessingException e) {
      throw new UsageException(
          "%s:%d: invalid JSON: %s".formatted(file, number, e.getOriginalMessage()));
    } catch (NoSuchFileException e) {
      throw new UsageException("--gold: there is no file " + file);
    } catch (IOException e) {
      throw new UsageException("--gold: cannot read %s: %s".formatted(file, Causes.of(e)));
    }
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    return new BufferedReader(
        new InputStreamReader(
            file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, UTF_8));
  }
}

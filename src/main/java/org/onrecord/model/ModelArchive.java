package org.onrecord.model;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * An opened model file: a ZIP archive, not compressed, of the model's numbers ({@code NAME.npy}),
 * its integer products ({@code NAME.onnx}) and everything else that belongs to it ({@code
 * metadata.json}).
 */
public final class ModelArchive implements AutoCloseable {
  private static final String METADATA = "metadata.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final Map<String, byte[]> entries;
  private final Map<String, String> metadata;
  private final List<ProductGraph> graphs = new ArrayList<>();

  private ModelArchive(String name, Map<String, byte[]> entries, Map<String, String> metadata) {
    this.name = name;
    this.entries = entries;
    this.metadata = metadata;
  }

  /**
   * Opens a model file.
   *
   * @param name the model's name in messages
   * @throws IllegalArgumentException if the file is no model
   */
  static ModelArchive open(String name, byte[] file) {
    Map<String, byte[]> entries = new HashMap<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        if (entry.getMethod() != ZipEntry.STORED) {
          throw new IllegalArgumentException("its %s is compressed".formatted(entry.getName()));
        }
        entries.put(entry.getName(), zip.readAllBytes());
      }
      byte[] json = entries.remove(METADATA);
      if (json == null) {
        throw new IllegalArgumentException("it is no ZIP archive with a " + METADATA);
      }
      Map<String, String> metadata = JSON.readValue(json, new TypeReference<>() {});
      return new ModelArchive(name, entries, metadata);
    } catch (IOException e) {
      throw new IllegalArgumentException("it is damaged: " + e.getMessage(), e);
    }
  }

  /**
   * Checks that the file conforms to a version of the contract.
   *
   * @throws IllegalArgumentException if it does not
   */
  public void requireVersion(String version) {
    if (!text("version").equals(version)) {
      throw new IllegalArgumentException(
          "it conforms to version %s of the contract; this program needs version %s"
              .formatted(text("version"), version));
    }
  }

  /**
   * Returns a value of the metadata.
   *
   * @throws IllegalArgumentException if there is none with this key
   */
  public String text(String key) {
    return Optional.ofNullable(metadata.get(key))
        .orElseThrow(() -> new IllegalArgumentException("its metadata lacks " + key));
  }

  /**
   * Returns a value of the metadata as numbers, which spaces separate.
   *
   * @param count how many numbers there must be
   * @throws IllegalArgumentException if it has another number of them
   */
  public List<Double> numbers(String key, int count) {
    String text = text(key);
    List<Double> numbers;
    try {
      numbers = Arrays.stream(text.strip().split("\\s+")).map(Double::valueOf).toList();
    } catch (NumberFormatException e) {
      numbers = List.of();
    }
    if (numbers.size() != count) {
      throw new IllegalArgumentException(
          "its %s is \"%s\", not %d numbers".formatted(key, text, count));
    }
    return numbers;
  }

  /** Returns a value of the metadata as one number. */
  public double number(String key) {
    return numbers(key, 1).get(0);
  }

  /**
   * Returns a value of the metadata as a whole number.
   *
   * @throws IllegalArgumentException if it is none, or less than 1
   */
  public int count(String key) {
    double number = number(key);
    if (!(number >= 1) || number != (int) number) {
      throw new IllegalArgumentException(
          "its %s is \"%s\", not a whole number from 1".formatted(key, text(key)));
    }
    return (int) number;
  }

  /**
   * Returns an array of floats.
   *
   * @throws IllegalArgumentException if there is none with this name
   */
  float[] floats(String array) {
    return array(array).floats();
  }

  /**
   * Returns an array of bytes.
   *
   * @throws IllegalArgumentException if there is none with this name
   */
  byte[] bytes(String array) {
    return array(array).bytes();
  }

  private NpyArray array(String array) {
    byte[] entry = entry(array + ".npy");
    try {
      return NpyArray.of(entry);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("its %s.npy: %s".formatted(array, e.getMessage()), e);
    }
  }

  /**
   * Opens a graph, which is closed with this file.
   *
   * @throws IllegalArgumentException if there is none with this name
   * @throws IllegalStateException if no graph can run on this machine
   */
  ProductGraph graph(String graph) {
    var opened = ProductGraph.open("%s of the %s".formatted(graph, name), entry(graph + ".onnx"));
    graphs.add(opened);
    return opened;
  }

  private byte[] entry(String entry) {
    return Optional.ofNullable(entries.get(entry))
        .orElseThrow(() -> new IllegalArgumentException("it lacks " + entry));
  }

  /** Lets go of the file's bytes, which a model that is made needs no more. */
  void release() {
    entries.clear();
  }

  /** Closes the graphs. */
  @Override
  public void close() {
    graphs.forEach(ProductGraph::close);
  }
}

package org.onrecord.model;

import ai.onnxruntime.OnnxTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The encoder of a model: BERT's (Devlin et al., 2019) with embeddings added to those of the
 * pieces.
 *
 * <p>It gives the same bits on every processor. The products with weights, and those of attention,
 * are of 8-bit integers, which are exact ({@link ProductGraph}). The steps between them are
 * floating point in Java ({@link ExactMath}). Each activation is scaled by the range of its values
 * in one input, so each input is one run, without padding or batches: in a batch, one article could
 * change the output for another.
 *
 * <p>Thread-safe.
 */
public final class Encoder {
  private static final double EPSILON = 1e-12;

  private final int width;
  private final int heads;
  private final int longest;
  private final int inner;
  private final byte[] words;
  private final float[] wordScales;
  private final float[] places;
  private final List<float[]> tables;
  private final Norm norm;
  private final List<Layer> layers;
  private final Map<String, ProductGraph> links;

  /** Buffers that are in no use: they are too large to make them for each input. */
  private final Queue<Workspace> workspaces = new ConcurrentLinkedQueue<>();

  private static final class Norm {
    private final float[] weight;
    private final float[] bias;

    Norm(ModelArchive file, String name) {
      weight = file.floats(name + ".weight");
      bias = file.floats(name + ".bias");
    }

    void apply(float[] row) {
      ExactMath.normalise(row, weight, bias, EPSILON);
    }
  }

  /** A product with weights, and what is added to its result. */
  private static final class Linear {
    private final ProductGraph graph;
    private final float[] bias;

    Linear(ModelArchive file, String name) {
      graph = file.graph(name);
      bias = file.floats(name + ".bias");
    }
  }

  private record Layer(
      ProductGraph attend, Linear mix, Norm mixNorm, Linear up, Linear down, Norm downNorm) {
    Layer(ModelArchive file, String name) {
      this(
          file.graph(name + ".attend"),
          new Linear(file, name + ".mix"),
          new Norm(file, name + ".norm1"),
          new Linear(file, name + ".up"),
          new Linear(file, name + ".down"),
          new Norm(file, name + ".norm2"));
    }
  }

  /** What the encoder gives for an input of T pieces. */
  public static final class Output {
    private final float[] rows;
    private final Map<String, float[]> links;

    private Output(float[] rows, Map<String, float[]> links) {
      this.rows = rows;
      this.links = links;
    }

    /** Returns a row of {@link Encoder#width} numbers for each piece, one after another. */
    public float[] rows() {
      return rows;
    }

    /** Returns by name a matrix of T rows and T columns of probabilities; each row sums to 1. */
    public Map<String, float[]> links() {
      return links;
    }
  }

  /**
   * Reads an encoder.
   *
   * @param tables the names of the embeddings that are added to those of the pieces
   * @param links the names of the graphs that link the pieces with each other
   * @throws IllegalArgumentException if the file lacks something
   */
  public Encoder(ModelArchive file, List<String> tables, List<String> links) {
    heads = file.count("heads");
    norm = new Norm(file, "norm");
    width = norm.bias.length;
    if (width % heads != 0) {
      throw new IllegalArgumentException(
          "its heads are %d, by which its width of %d cannot be divided".formatted(heads, width));
    }
    words = file.bytes("words");
    wordScales = file.floats("words.scale");
    places = file.floats("places");
    longest = places.length / width;
    this.tables = tables.stream().map(table -> file.floats(table + ".table")).toList();
    layers = new ArrayList<>();
    for (int i = 0; i < file.count("layers"); i++) {
      layers.add(new Layer(file, "layer" + i));
    }
    inner = layers.get(0).up.bias.length;
    this.links = new HashMap<>();
    links.forEach(link -> this.links.put(link, file.graph(link)));
  }

  /** Returns the number of values of a row of the output. */
  public int width() {
    return width;
  }

  /**
   * Encodes an input.
   *
   * @param pieces the ids of its pieces, at most as many as the file has places
   * @param tableRows for each table, in their order, the row to add to each piece
   */
  public Output encode(int[] pieces, int[]... tableRows) {
    Workspace free = workspaces.poll();
    Workspace workspace = free == null ? new Workspace() : free;
    try (Run run = new Run(workspace, pieces.length)) {
      return run.encode(pieces, tableRows);
    } finally {
      workspaces.add(workspace);
    }
  }

  /** What a run writes to, with room for the longest input. */
  private final class Workspace {
    /** Attention's scores; at other times the inner rows of a layer. */
    final FloatBuffer scores = buffer(longest * Math.max(heads * longest, inner));

    final FloatBuffer rows = buffer(longest * width);
    final FloatBuffer result = buffer(longest * width);
    final FloatBuffer values = buffer(longest * width);
    final FloatBuffer shares = buffer(heads * longest);
    final float[] head = new float[longest * longest];
    final float[] row = new float[width];
    final float[] added = new float[width];
    final float[] innerRow = new float[inner];
    final float[] one = new float[inner];
    final float[] other = new float[inner];

    private FloatBuffer buffer(int size) {
      return ByteBuffer.allocateDirect(size * Float.BYTES)
          .order(ByteOrder.nativeOrder())
          .asFloatBuffer();
    }
  }

  /** The encoding of one input. */
  private final class Run implements AutoCloseable {
    private final int size;
    private final Workspace buffers;
    private final float[] x;
    private final OnnxTensor rows;
    private final OnnxTensor scores;
    private final OnnxTensor values;
    private final OnnxTensor shares;
    private final OnnxTensor innerRows;
    private final OnnxTensor result;

    Run(Workspace buffers, int size) {
      this.size = size;
      this.buffers = buffers;
      x = new float[size * width];
      rows = ProductGraph.tensor(buffers.rows, size, width);
      scores = ProductGraph.tensor(buffers.scores, heads, size, size);
      values = ProductGraph.tensor(buffers.values, heads, size, width / heads);
      shares = ProductGraph.tensor(buffers.shares, heads, size, 1);
      innerRows = ProductGraph.tensor(buffers.scores, size, inner);
      result = ProductGraph.tensor(buffers.result, size, width);
    }

    Output encode(int[] pieces, int[][] tableRows) {
      embed(pieces, tableRows);
      buffers.rows.put(0, x);
      for (Layer layer : layers) {
        layer.attend.run(Map.of("x", rows), Map.of("scores", scores, "values", values));
        softmax();
        layer.mix.graph.run(
            Map.of("numerators", scores, "shares", shares, "values", values), Map.of("y", result));
        addResult(layer.mix.bias, layer.mixNorm);
        layer.up.graph.run(Map.of("x", rows), Map.of("y", innerRows));
        gelu(layer.up.bias);
        layer.down.graph.run(Map.of("x", innerRows), Map.of("y", result));
        addResult(layer.down.bias, layer.downNorm);
      }
      Map<String, float[]> probabilities = new HashMap<>();
      links.forEach((name, graph) -> probabilities.put(name, links(graph)));
      return new Output(x, probabilities);
    }

    private void embed(int[] pieces, int[][] tableRows) {
      for (int t = 0; t < size; t++) {
        float scale = wordScales[pieces[t]];
        for (int i = 0; i < width; i++) {
          float sum = places[t * width + i];
          for (int k = 0; k < tables.size(); k++) {
            sum += tables.get(k)[tableRows[k][t] * width + i];
          }
          buffers.row[i] = words[pieces[t] * width + i] * scale + sum;
        }
        norm.apply(buffers.row);
        System.arraycopy(buffers.row, 0, x, t * width, width);
      }
    }

    /** Turns attention's scores into the numerators of their softmax, and the shares of each. */
    private void softmax() {
      float scale = (float) (1 / Math.sqrt((double) width / heads));
      float[] head = buffers.head;
      for (int h = 0; h < heads; h++) {
        buffers.scores.get(h * size * size, head, 0, size * size);
        for (int t = 0; t < size; t++) {
          float share = ExactMath.softmax(head, t * size, (t + 1) * size, scale);
          buffers.shares.put(h * size + t, share);
        }
        buffers.scores.put(h * size * size, head, 0, size * size);
      }
    }

    /** Adds the last product's result to the rows, and normalises them. */
    private void addResult(float[] bias, Norm rowNorm) {
      float[] row = buffers.row;
      for (int t = 0; t < size; t++) {
        buffers.result.get(t * width, row);
        ExactMath.add(row, bias);
        System.arraycopy(x, t * width, buffers.added, 0, width);
        ExactMath.add(row, buffers.added);
        rowNorm.apply(row);
        System.arraycopy(row, 0, x, t * width, width);
      }
      buffers.rows.put(0, x);
    }

    private float[] links(ProductGraph graph) {
      float[] links = graph.run(rows);
      for (int from = 0; from < links.length; from += size) {
        float share = ExactMath.softmax(links, from, from + size, 1);
        ExactMath.scale(links, from, from + size, share);
      }
      return links;
    }

    private void gelu(float[] bias) {
      float[] row = buffers.innerRow;
      for (int t = 0; t < size; t++) {
        buffers.scores.get(t * inner, row);
        ExactMath.add(row, bias);
        ExactMath.gelu(row, buffers.one, buffers.other);
        buffers.scores.put(t * inner, row);
      }
    }

    @Override
    public void close() {
      for (OnnxTensor tensor : List.of(rows, scores, values, shares, innerRows, result)) {
        tensor.close();
      }
    }
  }
}

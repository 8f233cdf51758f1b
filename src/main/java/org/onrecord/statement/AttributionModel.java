package org.onrecord.statement;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.onrecord.record.Ids;

/**
 * The learned model of who says what: an encoder that gives each word of a window its tags, each
 * word of a content the place of its cue, and each word of a cue the place of its source.
 *
 * <p>A model is one file, an ONNX graph with all that goes with it in its metadata; {@code
 * src/training/statement/CONTRACT.md} defines both. ONNX Runtime runs it, on the thread that asks.
 * A window is a run of its own, without padding and without others beside it: an 8-bit model scales
 * its activations by what it is given, so a batch would let one article change the answer for
 * another.
 *
 * <p>May be used by many threads at once.
 */
public final class AttributionModel {
  private static final String RESOURCE = "attribution.onnx";
  private static final String VERSION = "1";
  private static final Set<String> INPUTS = Set.of("ids", "features");
  private static final Set<String> OUTPUTS =
      Set.of(
          "tags",
          "content_cue",
          "cue_source",
          "nested_tags",
          "nested_content_cue",
          "nested_cue_source");

  /**
   * The models of this JVM, by checksum: the one thing that its workers share. A session takes some
   * 100 MB beside the heap and half a second to open, so one for each thread would not do. They
   * live as long as the JVM, or on Flink as long as the job's class loader.
   */
  private static final Map<String, AttributionModel> SHARED = new ConcurrentHashMap<>();

  /**
   * The numbers that the model was tuned with.
   *
   * @param window most pieces in a window
   * @param context most pieces before a window's own words
   * @param bias what is added to the scores of the tags
   * @param join from here on a further content joins the statement of its cue
   * @param link from here on a link counts
   * @param point from here on what links point at is a span, though no tag says so
   * @param confidence the weights of the signs of which a statement's confidence is made
   * @param least statements less sure than this are left out
   */
  record Settings(
      int window,
      int context,
      List<Double> bias,
      double join,
      double link,
      double point,
      List<Double> confidence,
      double least) {}

  /** What the model says of a window's pieces, for one layer of attributions. */
  static final class Scores {
    private final int size;
    private final float[] tags;
    private final float[] contentCue;
    private final float[] cueSource;

    Scores(int size, float[] tags, float[] contentCue, float[] cueSource) {
      this.size = size;
      this.tags = tags;
      this.contentCue = contentCue;
      this.cueSource = cueSource;
    }

    /** Returns a tag's score for a piece, not normalised. */
    float tag(int piece, int tag) {
      return tags[piece * Viterbi.TAGS + tag];
    }

    /** Returns how likely the cue of a piece, if this is content, is at another one. */
    float cue(int content, int piece) {
      return contentCue[content * size + piece];
    }

    /** Returns how likely the source of a piece, if this is a cue, is at another one. */
    float source(int cue, int piece) {
      return cueSource[cue * size + piece];
    }
  }

  /** What the model says of a window: the attributions, and those within their contents. */
  record Reading(Scores outer, Scores nested) {}

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String checksum;
  private final Settings settings;
  private final WordPieces pieces;

  private AttributionModel(OrtEnvironment environment, OrtSession session, String checksum)
      throws OrtException {
    this.environment = environment;
    this.session = session;
    this.checksum = checksum;
    if (!session.getInputNames().equals(INPUTS)) {
      throw new IllegalArgumentException("its inputs are " + session.getInputNames());
    }
    if (!session.getOutputNames().containsAll(OUTPUTS)) {
      throw new IllegalArgumentException("its outputs are " + session.getOutputNames());
    }
    Map<String, String> metadata = session.getMetadata().getCustomMetadata();
    String version = text(metadata, "version");
    if (!version.equals(VERSION)) {
      throw new IllegalArgumentException(
          "it keeps version %s of the contract; this program knows version %s"
              .formatted(version, VERSION));
    }
    pieces = new WordPieces(List.of(text(metadata, "vocabulary").split("\n", -1)));
    settings =
        new Settings(
            numbers(metadata, "window", 1).get(0).intValue(),
            numbers(metadata, "context", 1).get(0).intValue(),
            numbers(metadata, "bias", Viterbi.TAGS),
            numbers(metadata, "join", 1).get(0),
            numbers(metadata, "link", 1).get(0),
            numbers(metadata, "point", 1).get(0),
            numbers(metadata, "confidence", Confidence.SIGNS),
            numbers(metadata, "least", 1).get(0));
    if (settings.context < 0 || settings.window - settings.context - 2 < WordPieces.LONGEST_WORD) {
      throw new IllegalArgumentException(
          "a window of %d pieces, %d of them context, has no room for a long word"
              .formatted(settings.window, settings.context));
    }
  }

  /**
   * Returns the bytes of the model that comes with the program.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public static byte[] bundled() {
    try (InputStream in = AttributionModel.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks its attribution model");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the checksum by which a model is known: the SHA-256 of its file, in hexadecimal digits.
   */
  public static String checksum(byte[] model) {
    return HexFormat.of().formatHex(Ids.sha256().digest(model));
  }

  /**
   * Opens a model.
   *
   * @throws IllegalArgumentException if the file is no attribution model, with why not
   * @throws IllegalStateException if no model can be run on this machine
   */
  public static AttributionModel of(byte[] model) {
    OrtEnvironment environment = environment();
    OrtSession session = null;
    try (SessionOptions options = new SessionOptions()) {
      environment.setTelemetry(false);
      // Workers are threads already: more in each would only contend for the same cores.
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
      session = environment.createSession(model, options);
      return new AttributionModel(environment, session, checksum(model));
    } catch (OrtException e) {
      throw new IllegalArgumentException("no attribution model: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      close(session, e);
      throw new IllegalArgumentException("no attribution model: " + e.getMessage(), e);
    }
  }

  private static OrtEnvironment environment() {
    try {
      return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
    } catch (LinkageError e) {
      throw new IllegalStateException(
          "ONNX Runtime, which runs the models, does not work on %s %s: %s"
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), e),
          e);
    }
  }

  /**
   * Returns this JVM's model with {@code checksum}, opening it if no one has yet.
   *
   * @param model gives the file; only asked where it is opened
   * @throws IllegalArgumentException if the file is no attribution model, or another one
   */
  public static AttributionModel shared(String checksum, Supplier<byte[]> model) {
    return SHARED.computeIfAbsent(
        checksum,
        wanted -> {
          AttributionModel opened = of(model.get());
          if (!opened.checksum.equals(wanted)) {
            throw new IllegalArgumentException(
                "the attribution model is another one than when the run began: its SHA-256 is %s, was %s"
                    .formatted(opened.checksum, wanted));
          }
          return opened;
        });
  }

  /** Returns the SHA-256 of the model's file, in hexadecimal digits. */
  public String checksum() {
    return checksum;
  }

  Settings settings() {
    return settings;
  }

  WordPieces pieces() {
    return pieces;
  }

  /** Returns what the model says of a window. */
  Reading read(Windows.Input input) {
    long[] shape = {input.size()};
    try (OnnxTensor ids = OnnxTensor.createTensor(environment, input.ids(), shape);
        OnnxTensor features = OnnxTensor.createTensor(environment, input.features(), shape);
        OrtSession.Result result = session.run(Map.of("ids", ids, "features", features), OUTPUTS)) {
      return new Reading(scores(result, "", input.size()), scores(result, "nested_", input.size()));
    } catch (OrtException e) {
      throw new IllegalStateException("the attribution model failed: " + e.getMessage(), e);
    }
  }

  private static Scores scores(OrtSession.Result result, String layer, int size) {
    return new Scores(
        size,
        floats(result, layer + "tags", size * Viterbi.TAGS),
        floats(result, layer + "content_cue", size * size),
        floats(result, layer + "cue_source", size * size));
  }

  private static float[] floats(OrtSession.Result result, String name, int size) {
    OnnxValue value = result.get(name).orElseThrow();
    float[] floats = value instanceof OnnxTensor tensor ? tensor.getFloatBuffer().array() : null;
    if (floats == null || floats.length != size) {
      throw new IllegalStateException(
          "the attribution model's %s is not of the form agreed".formatted(name));
    }
    return floats;
  }

  private static void close(OrtSession session, Exception because) {
    try {
      session.close();
    } catch (OrtException e) {
      because.addSuppressed(e);
    }
  }

  private static String text(Map<String, String> metadata, String name) {
    String text = metadata.get(name);
    if (text == null) {
      throw new IllegalArgumentException("its metadata lacks " + name);
    }
    return text;
  }

  private static List<Double> numbers(Map<String, String> metadata, String name, int count) {
    String text = text(metadata, name);
    List<Double> numbers;
    try {
      numbers = Arrays.stream(text.strip().split("\\s+")).map(Double::valueOf).toList();
    } catch (NumberFormatException e) {
      numbers = List.of();
    }
    if (numbers.size() != count) {
      throw new IllegalArgumentException(
          "its %s is \"%s\", not %d numbers".formatted(name, text, count));
    }
    return numbers;
  }
}

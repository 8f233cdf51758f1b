package org.onrecord.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.onrecord.statement.AttributionModel.Reading;
import org.onrecord.statement.AttributionModel.Settings;
import org.onrecord.statement.Windows.Input;
import org.onrecord.statement.Windows.Window;
import org.onrecord.text.Range;
import org.onrecord.text.Words;

/**
 * Finds the attributions of a text, and the ones within their contents: from words over windows,
 * the model, tags and links to spans with whole edges, as {@code
 * src/training/statement/CONTRACT.md} has it.
 *
 * <p>Takes time linear in the text, and memory for one part of it: a text of more than {@value
 * #LONGEST_PART} words is read in parts, each of which ends with a paragraph where it can, and
 * which know nothing of each other. No news article is as long.
 */
final class AttributionTagger {
  private static final int LONGEST_PART = 8192;

  /** Whose words within their own words are no news. */
  private static final Set<String> SELF =
      Set.of("i", "we", "you", "me", "us", "my", "our", "myself", "ourselves");

  /** A nested attribution of more than this part of the words around it repeats these. */
  private static final double MOST_NESTED = 0.9;

  /**
   * An attribution that was found.
   *
   * @param confidence how likely it is right
   * @param parent the one within whose contents it stands
   */
  record Found(Attribution attribution, double confidence, Optional<Found> parent) {}

  private final AttributionModel model;
  private final Settings settings;

  AttributionTagger(AttributionModel model) {
    this.model = model;
    this.settings = model.settings();
  }

  /** Returns the attributions, the nested ones after all others of their part. */
  List<Found> read(Words words) {
    var windows = new Windows(words, model.pieces());
    var found = new ArrayList<Found>();
    for (int begin = 0, paragraph = 0; begin < words.size(); ) {
      int end = begin;
      while (paragraph < words.paragraphs()
          && words.paragraphEnd(paragraph) - begin <= LONGEST_PART) {
        end = words.paragraphEnd(paragraph++);
      }
      end = end > begin ? end : begin + LONGEST_PART;
      found.addAll(new Part(words, windows, new Range(begin, end)).read());
      begin = end;
    }
    return found;
  }

  /** A part of an article. */
  private final class Part {
    private final Words words;
    private final Windows windows;
    private final Range part;
    private final TagScores outer;
    private final TagScores nested;
    private final SpanEdges edges;

    Part(Words words, Windows windows, Range part) {
      this.words = words;
      this.windows = windows;
      this.part = part;
      outer = new TagScores(part);
      nested = new TagScores(part);
      edges = new SpanEdges(words, part);
    }

    List<Found> read() {
      askModel();
      List<Found> outermost = read(outer, paragraphs(), Optional.empty());
      var found = new ArrayList<Found>(outermost);
      for (Found parent : outermost) {
        read(nested, parent.attribution.contents(), Optional.of(parent)).stream()
            .filter(inner -> isWithin(parent.attribution, inner.attribution))
            .forEach(found::add);
      }
      return found;
    }

    private void askModel() {
      Input lastInput = null;
      Reading lastReading = null;
      for (Window window : windows.over(part, settings.window(), settings.context())) {
        if (Thread.currentThread().isInterrupted()) {
          throw new CancellationException("interrupted");
        }
        if (!windows.isReadable(window)) {
          outer.addSilence(window);
          nested.addSilence(window);
          continue;
        }
        Input input = windows.input(window);
        // What repeats itself without end is no article, and the model would only repeat itself.
        boolean repeated = lastInput != null && input.isSameAs(lastInput);
        lastReading = repeated ? lastReading : model.read(input);
        lastInput = input;
        outer.add(window, input, lastReading.outer());
        nested.add(window, input, lastReading.nested());
      }
    }

    private List<Range> paragraphs() {
      var paragraphs = new ArrayList<Range>();
      for (int begin = part.begin(); begin < part.end(); ) {
        int end = begin + 1;
        while (end < part.end() && !words.startsParagraph(end)) {
          end++;
        }
        paragraphs.add(new Range(begin, end));
        begin = end;
      }
      return paragraphs;
    }

    private List<Found> read(TagScores layer, List<Range> stretches, Optional<Found> parent) {
      var confidence = new Confidence(words, layer, settings);
      return new Linking(words, layer, settings)
          .link(layer.spans(stretches, settings.bias())).stream()
              .flatMap(attribution -> edges.mend(attribution).stream())
              .map(attribution -> new Found(attribution, confidence.of(attribution), parent))
              .filter(found -> found.confidence >= settings.least())
              .toList();
    }

    private boolean isWithin(Attribution outer, Attribution inner) {
      return inner.cue().isPresent()
          && inner.source().isPresent()
          && !SELF.contains(words.form(inner.source().get()).toLowerCase(Locale.ROOT))
          && outer.holds(inner)
          && inner.words() < MOST_NESTED * outer.words();
    }
  }
}

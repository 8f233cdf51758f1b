package org.onrecord.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onrecord.limit.Interrupts;
import org.onrecord.model.Windows;
import org.onrecord.model.Windows.Input;
import org.onrecord.model.Windows.Window;
import org.onrecord.statement.AttributionModel.Settings;
import org.onrecord.statement.AttributionModel.WindowPrediction;
import org.onrecord.text.LowerCase;
import org.onrecord.text.Range;
import org.onrecord.text.WordLists;
import org.onrecord.text.Words;

/**
 * Finds the attributions of a text, and the ones nested within their contents: splits the words
 * into windows, runs the model, and decodes its tags and links into spans with clean edges, as
 * {@code src/training/statement/CONTRACT.md} specifies.
 *
 * <p>Time is linear in the length of the text, and memory is that of one part: a text of more than
 * {@value #MAX_PART_WORDS} words is read in parts that know nothing of each other. A part ends with
 * a paragraph if possible. No news article is that long.
 */
final class AttributionTagger {
  private static final int MAX_PART_WORDS = 8192;

  private static final DecodingThresholds THRESHOLDS = DecodingThresholds.DEFAULT;

  private static final Set<String> SELF_PRONOUNS =
      Set.copyOf(WordLists.lines(AttributionTagger.class, "words/self-pronouns.txt"));

  private final AttributionModel model;
  private final Settings settings;

  AttributionTagger(AttributionModel model) {
    this.model = model;
    this.settings = model.settings();
  }

  /** Returns the attributions. The nested ones come after all others of their part. */
  List<FoundAttribution> read(Words words) {
    var windows = new Windows(words, model.pieces());
    var found = new ArrayList<FoundAttribution>();
    for (int begin = 0, paragraph = 0; begin < words.size(); ) {
      int end = begin;
      while (paragraph < words.paragraphs()
          && words.paragraphEnd(paragraph) - begin <= MAX_PART_WORDS) {
        end = words.paragraphEnd(paragraph++);
      }
      end = end > begin ? end : begin + MAX_PART_WORDS;
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

    List<FoundAttribution> read() {
      runModel();
      List<FoundAttribution> outermost = decode(outer, paragraphs(), Optional.empty());
      var found = new ArrayList<FoundAttribution>(outermost);
      for (FoundAttribution parent : outermost) {
        Interrupts.check();
        decode(nested, parent.attribution().contents(), Optional.of(parent)).stream()
            .filter(inner -> isWithin(parent.attribution(), inner.attribution()))
            .forEach(found::add);
      }
      return found;
    }

    private void runModel() {
      Input lastInput = null;
      WindowPrediction lastPrediction = null;
      for (Window window : windows.over(part, settings.window(), settings.context())) {
        Interrupts.check();
        if (!windows.isReadable(window)) {
          outer.addSilence(window);
          nested.addSilence(window);
          continue;
        }
        Input input = windows.input(window);
        // Endless repetition is no article. For the same input the model gives the same output.
        boolean repeated = lastInput != null && input.isSameAs(lastInput);
        lastPrediction = repeated ? lastPrediction : model.read(input);
        lastInput = input;
        outer.add(window, input, lastPrediction.outer());
        nested.add(window, input, lastPrediction.nested());
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

    private List<FoundAttribution> decode(
        TagScores scores, List<Range> ranges, Optional<FoundAttribution> parent) {
      var confidence = new Confidence(words, scores, settings);
      return new Linking(words, scores, settings)
          .link(scores.spans(ranges, settings.bias())).stream()
              .flatMap(attribution -> edges.fix(attribution).stream())
              .map(
                  attribution ->
                      new FoundAttribution(attribution, confidence.of(attribution), parent))
              .filter(found -> found.confidence() >= settings.least())
              .toList();
    }

    private boolean isWithin(Attribution outer, Attribution inner) {
      return inner.cue().isPresent()
          && inner.source().isPresent()
          && !SELF_PRONOUNS.contains(LowerCase.of(words.form(inner.source().get())))
          && outer.holds(inner)
          && inner.words() < THRESHOLDS.maxNestedShare() * outer.words();
    }
  }
}

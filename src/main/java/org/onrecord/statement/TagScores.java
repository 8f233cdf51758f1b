package org.onrecord.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onrecord.model.Windows.Input;
import org.onrecord.model.Windows.Window;
import org.onrecord.statement.AttributionModel.Scores;
import org.onrecord.text.Range;

/**
 * The model's output for a part of an article, either for outer or for nested attributions: the
 * probabilities of each word's tags, and its links to the words around it.
 */
final class TagScores {
  private static final int SOURCE = 1;
  private static final int CUE = 3;
  private static final int CONTENT = 5;

  /** The log-probability of all tags but "outside" in a window that was not read. */
  private static final double NEVER = -30;

  /**
   * Spans by kind, each in reading order.
   *
   * @param sources who says something
   * @param cues the words that report it
   * @param contents what is said
   */
  record Spans(List<Range> sources, List<Range> cues, List<Range> contents) {}

  /** A window with the model's output for it. */
  private record WindowScores(Window window, Input input, Scores scores) {}

  private final int begin;
  private final double[][] tags;
  private final WindowScores[] windows;

  /** Creates scores for the words of {@code part}, which are to be added. */
  TagScores(Range part) {
    begin = part.begin();
    tags = new double[part.size()][];
    windows = new WindowScores[part.size()];
  }

  /** Adds the model's output for a window. */
  void add(Window window, Input input, Scores scores) {
    var added = new WindowScores(window, input, scores);
    for (int i = window.first(); i < window.last(); i++) {
      windows[i - begin] = added;
      tags[i - begin] = logSoftmax(scores, input.at(i - window.context()));
    }
  }

  /** Adds a window without attributions. */
  void addSilence(Window window) {
    double[] outside = {0, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER};
    for (int i = window.first(); i < window.last(); i++) {
      tags[i - begin] = outside;
    }
  }

  /**
   * Returns the spans that the best sequences of tags mark, one sequence for each of {@code
   * ranges}.
   *
   * @param bias for each tag, a number to add to its scores
   */
  Spans spans(List<Range> ranges, List<Double> bias) {
    var spans = new Spans(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Range range : ranges) {
      double[][] scores = new double[range.size()][Viterbi.TAGS];
      for (int i = 0; i < scores.length; i++) {
        for (int tag = 0; tag < Viterbi.TAGS; tag++) {
          scores[i][tag] = tags[range.begin() + i - begin][tag] + bias.get(tag);
        }
      }
      int[] best = Viterbi.best(scores);
      for (int i = 0; i < best.length; ) {
        int end = i + 1;
        if (best[i] > 0) {
          while (end < best.length && best[end] == best[i] + 1) {
            end++;
          }
          var span = new Range(range.begin() + i, range.begin() + end);
          switch (best[i]) {
            case SOURCE -> spans.sources.add(span);
            case CUE -> spans.cues.add(span);
            case CONTENT -> spans.contents.add(span);
            default -> throw new IllegalStateException("a span begins with tag " + best[i]);
          }
        }
        i = end;
      }
    }
    return spans;
  }

  /** Returns where the words of a content point for their cue. */
  Links cueOf(Range content) {
    return links(content, true);
  }

  /** Returns where the words of a cue point for their source. */
  Links sourceOf(Range cue) {
    return links(cue, false);
  }

  /** Returns the probability that word {@code i} is part of a content. */
  double content(int i) {
    return probability(i, CONTENT);
  }

  /** Returns the probability that a content begins with word {@code i}. */
  double contentBegin(int i) {
    return StrictMath.exp(tags[i - begin][CONTENT]);
  }

  /** Returns the mean probability that a word of {@code span} is part of a cue. */
  double cue(Range span) {
    return mean(span, CUE);
  }

  /** Returns the mean probability that a word of {@code span} is part of a source. */
  double source(Range span) {
    return mean(span, SOURCE);
  }

  private double mean(Range span, int tag) {
    double sum = 0;
    for (int i = span.begin(); i < span.end(); i++) {
      sum += probability(i, tag);
    }
    return sum / span.size();
  }

  private double probability(int i, int tag) {
    return StrictMath.exp(tags[i - begin][tag]) + StrictMath.exp(tags[i - begin][tag + 1]);
  }

  /** Returns the mean links of the words of {@code span}. */
  private Links links(Range span, boolean toCue) {
    int from = Integer.MAX_VALUE;
    int to = 0;
    for (int i = span.begin(); i < span.end(); i++) {
      if (window(i).isPresent()) {
        from = Math.min(from, windows[i - begin].window.context());
        to = Math.max(to, windows[i - begin].window.last());
      }
    }
    if (from >= to) {
      return new Links(span.begin(), new double[0]);
    }
    double[] sum = new double[to - from];
    for (int i = span.begin(); i < span.end(); i++) {
      if (window(i).isEmpty()) {
        continue;
      }
      WindowScores own = windows[i - begin];
      int row = own.input.at(i - own.window.context());
      int shift = own.window.context() - from;
      for (int k = 0; k < own.window.size(); k++) {
        int at = own.input.at(k);
        sum[shift + k] += toCue ? own.scores.cue(row, at) : own.scores.source(row, at);
      }
    }
    for (int k = 0; k < sum.length; k++) {
      sum[k] /= span.size();
    }
    return new Links(from, sum);
  }

  /** Returns the window of word {@code i}, empty if it was not read. */
  private Optional<WindowScores> window(int i) {
    return Optional.ofNullable(windows[i - begin]);
  }

  private static double[] logSoftmax(Scores scores, int piece) {
    double max = Double.NEGATIVE_INFINITY;
    for (int tag = 0; tag < Viterbi.TAGS; tag++) {
      max = Math.max(max, scores.tag(piece, tag));
    }
    double sum = 0;
    for (int tag = 0; tag < Viterbi.TAGS; tag++) {
      sum += StrictMath.exp(scores.tag(piece, tag) - max);
    }
    double[] logs = new double[Viterbi.TAGS];
    for (int tag = 0; tag < Viterbi.TAGS; tag++) {
      logs[tag] = scores.tag(piece, tag) - max - StrictMath.log(sum);
    }
    return logs;
  }
}

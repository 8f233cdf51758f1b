package org.onrecord.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onrecord.statement.AttributionModel.Scores;
import org.onrecord.statement.Windows.Input;
import org.onrecord.statement.Windows.Window;
import org.onrecord.text.Range;

/**
 * What the model says of a part of an article, for one layer of attributions: the tags of each word
 * and its links to the words around it.
 */
final class TagScores {
  private static final int SOURCE = 1;
  private static final int CUE = 3;
  private static final int CONTENT = 5;

  /** What stands in for the outputs of a window that was not read: surely nothing. */
  private static final double NEVER = -30;

  /**
   * Spans by kind, each in reading order.
   *
   * @param sources who says something
   * @param cues what tells that it is said
   * @param contents what is said
   */
  record Spans(List<Range> sources, List<Range> cues, List<Range> contents) {}

  /** A window with what the model says of it. */
  private record Read(Window window, Input input, Scores scores) {}

  private final int begin;
  private final double[][] tags;
  private final Read[] windows;

  /** Makes a layer over the words of {@code part}. */
  TagScores(Range part) {
    begin = part.begin();
    tags = new double[part.size()][];
    windows = new Read[part.size()];
  }

  /** Takes what the model says of a window. */
  void add(Window window, Input input, Scores scores) {
    var read = new Read(window, input, scores);
    for (int i = window.first(); i < window.last(); i++) {
      windows[i - begin] = read;
      tags[i - begin] = logSoftmax(scores, input.at(i - window.context()));
    }
  }

  /** Takes a window in which nobody says anything. */
  void addSilence(Window window) {
    double[] outside = {0, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER};
    for (int i = window.first(); i < window.last(); i++) {
      tags[i - begin] = outside;
    }
  }

  /**
   * Returns the spans of the best tags for each of some stretches of words.
   *
   * @param bias what is added to the scores of the tags
   */
  Spans spans(List<Range> stretches, List<Double> bias) {
    var spans = new Spans(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Range stretch : stretches) {
      double[][] scores = new double[stretch.size()][Viterbi.TAGS];
      for (int i = 0; i < scores.length; i++) {
        for (int tag = 0; tag < Viterbi.TAGS; tag++) {
          scores[i][tag] = tags[stretch.begin() + i - begin][tag] + bias.get(tag);
        }
      }
      int[] best = Viterbi.best(scores);
      for (int i = 0; i < best.length; ) {
        int end = i + 1;
        if (best[i] > 0) {
          while (end < best.length && best[end] == best[i] + 1) {
            end++;
          }
          var span = new Range(stretch.begin() + i, stretch.begin() + end);
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

  /** Returns where the cue is of a span that is content. */
  Links cueOf(Range content) {
    return links(content, true);
  }

  /** Returns where the source is of a span that is a cue. */
  Links sourceOf(Range cue) {
    return links(cue, false);
  }

  /** Returns how likely word {@code i} is part of a content. */
  double content(int i) {
    return of(i, CONTENT);
  }

  /** Returns how likely a content begins with word {@code i}. */
  double contentBegin(int i) {
    return Math.exp(tags[i - begin][CONTENT]);
  }

  /** Returns how likely the words of {@code span} are part of a cue, on average. */
  double cue(Range span) {
    return mean(span, CUE);
  }

  /** Returns how likely the words of {@code span} are part of a source, on average. */
  double source(Range span) {
    return mean(span, SOURCE);
  }

  private double mean(Range span, int tag) {
    double sum = 0;
    for (int i = span.begin(); i < span.end(); i++) {
      sum += of(i, tag);
    }
    return sum / span.size();
  }

  private double of(int i, int tag) {
    return Math.exp(tags[i - begin][tag]) + Math.exp(tags[i - begin][tag + 1]);
  }

  /** Returns where the words of {@code span} point, on average. */
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
      Read read = windows[i - begin];
      if (read == null) {
        continue;
      }
      int row = read.input.at(i - read.window.context());
      int shift = read.window.context() - from;
      for (int k = 0; k < read.window.size(); k++) {
        int at = read.input.at(k);
        sum[shift + k] += toCue ? read.scores.cue(row, at) : read.scores.source(row, at);
      }
    }
    for (int k = 0; k < sum.length; k++) {
      sum[k] /= span.size();
    }
    return new Links(from, sum);
  }

  private Optional<Read> window(int i) {
    return Optional.ofNullable(windows[i - begin]);
  }

  private static double[] logSoftmax(Scores scores, int piece) {
    double most = Double.NEGATIVE_INFINITY;
    for (int tag = 0; tag < Viterbi.TAGS; tag++) {
      most = Math.max(most, scores.tag(piece, tag));
    }
    double sum = 0;
    for (int tag = 0; tag < Viterbi.TAGS; tag++) {
      sum += Math.exp(scores.tag(piece, tag) - most);
    }
    double[] logs = new double[Viterbi.TAGS];
    for (int tag = 0; tag < Viterbi.TAGS; tag++) {
      logs[tag] = scores.tag(piece, tag) - most - Math.log(sum);
    }
    return logs;
  }
}

package org.onrecord.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.onrecord.text.LowerCase;
import org.onrecord.text.Range;
import org.onrecord.text.WordLists;
import org.onrecord.text.Words;

/**
 * Combines spans into attributions. Each content gets the cue that its words point at, each cue
 * gets the source that its words point at, and contents that point clearly at the same cue form one
 * attribution.
 *
 * <p>Graph-based dependency parsers attach words in the same way: each word points at its head
 * (Dozat and Manning, Deep biaffine attention for neural dependency parsing, 2017). Words that are
 * pointed at but not tagged are used if the links are strong enough.
 */
final class Linking {
  private static final DecodingThresholds THRESHOLDS = DecodingThresholds.DEFAULT;

  private static final Set<String> ASKING_VERBS =
      Set.copyOf(WordLists.lines(Linking.class, "words/asking-verbs.txt"));

  private static final int NONE = -1;

  /**
   * A content's cue.
   *
   * @param cue the number of its span, {@link #NONE} without one
   */
  private record CueLink(int cue, double score) {}

  /** An attribution that further contents may join. */
  private static final class Draft {
    final List<Range> contents = new ArrayList<>();
    final Optional<Range> cue;
    double cueScores;

    Draft(Optional<Range> cue) {
      this.cue = cue;
    }
  }

  private final Words words;
  private final TagScores scores;
  private final AttributionModel.Settings settings;

  Linking(Words words, TagScores scores, AttributionModel.Settings settings) {
    this.words = words;
    this.scores = scores;
    this.settings = settings;
  }

  /** Returns the attributions that {@code spans} form, in the order of their first contents. */
  List<Attribution> link(TagScores.Spans spans) {
    var cues = new SpanIndex(spans.cues());
    var sources = new SpanIndex(spans.sources());
    var drafts = new ArrayList<Draft>();
    Map<Integer, Draft> byCue = new HashMap<>();
    for (Range content : spans.contents()) {
      CueLink link = cue(content, cues);
      Draft draft = link.score >= settings.join() ? byCue.get(link.cue) : null;
      if (draft == null) {
        draft = new Draft(link.cue == NONE ? Optional.empty() : Optional.of(cues.get(link.cue)));
        drafts.add(draft);
        if (link.cue != NONE) {
          byCue.putIfAbsent(link.cue, draft);
        }
      }
      draft.contents.add(content);
      draft.cueScores += link.score;
    }
    return drafts.stream().map(draft -> attribution(draft, sources)).toList();
  }

  /** Returns a content's cue. A cue that is pointed at but not tagged is added to {@code cues}. */
  private CueLink cue(Range content, SpanIndex cues) {
    Links links = scores.cueOf(content);
    OptionalInt best = cues.best(links);
    double score = best.isPresent() ? links.on(cues.get(best.getAsInt())) : 0;
    if (score < THRESHOLDS.doubtfulCue()) {
      Optional<Links.Target> target = links.pointed(content);
      double strength = target.map(Links.Target::score).orElse(0.0);
      if (strength >= settings.link() && strength > score) {
        Range span = target.orElseThrow().span();
        best = cues.firstOverlapping(span);
        score = best.isPresent() ? links.on(cues.get(best.getAsInt())) : strength;
        best = best.isPresent() ? best : OptionalInt.of(cues.add(span));
      }
    }
    return new CueLink(score < settings.link() ? NONE : best.orElse(NONE), score);
  }

  private Attribution attribution(Draft draft, SpanIndex sources) {
    Optional<Links.Target> source = draft.cue.flatMap(cue -> source(cue, sources));
    return new Attribution(
        draft.contents,
        source.map(Links.Target::span),
        draft.cue,
        draft.cueScores / draft.contents.size(),
        source.map(Links.Target::score).orElse(0.0));
  }

  private Optional<Links.Target> source(Range cue, SpanIndex sources) {
    Links links = scores.sourceOf(cue);
    OptionalInt best = sources.best(links);
    if (best.isPresent() && links.on(sources.get(best.getAsInt())) >= settings.link()) {
      Range span = sources.get(best.getAsInt());
      return Optional.of(new Links.Target(span, links.on(span)));
    }
    return asks(cue)
        ? Optional.empty()
        : links.pointed(cue).filter(target -> target.score() >= settings.point());
  }

  private boolean asks(Range cue) {
    for (int i = cue.begin(); i < cue.end(); i++) {
      if (ASKING_VERBS.contains(LowerCase.of(words.form(i)))) {
        return true;
      }
    }
    return false;
  }
}

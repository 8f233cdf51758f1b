package org.onrecord.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.onrecord.text.Range;
import org.onrecord.text.Words;

/**
 * Makes attributions of spans: each content goes to the cue that its words point at, each cue to
 * the source that its words point at, and contents that are sure of the same cue are one
 * attribution.
 *
 * <p>That a word names the place of the one it depends on is how graph-based dependency parsers
 * attach words (Dozat and Manning, Deep biaffine attention for neural dependency parsing, 2017).
 * What is pointed at without being tagged is believed, if the pointing is sure enough.
 */
final class Linking {
  /** A cue that gets less than this may not be the one: what the words point at is asked too. */
  private static final double DOUBTFUL = 0.5;

  /** `Asked whether ..`: the question is not by the one who answers. */
  private static final Set<String> QUESTIONS = Set.of("asked", "pressed", "questioned");

  private static final int NONE = -1;

  /** The number of a content's cue, {@link #NONE} without one, and how sure it is. */
  private record Found(int cue, double score) {}

  /** An attribution while contents still join it. */
  private static final class Draft {
    final List<Range> contents = new ArrayList<>();
    final Optional<Range> cue;
    double cueScores;

    Draft(Optional<Range> cue) {
      this.cue = cue;
    }
  }

  private final Words words;
  private final TagScores layer;
  private final AttributionModel.Settings settings;

  Linking(Words words, TagScores layer, AttributionModel.Settings settings) {
    this.words = words;
    this.layer = layer;
    this.settings = settings;
  }

  /** Returns the attributions that {@code spans} make, in the order of their first contents. */
  List<Attribution> link(TagScores.Spans spans) {
    var cues = new SpanIndex(spans.cues());
    var sources = new SpanIndex(spans.sources());
    var drafts = new ArrayList<Draft>();
    Map<Integer, Draft> byCue = new HashMap<>();
    for (Range content : spans.contents()) {
      Found found = cue(content, cues);
      Draft draft = found.score >= settings.join() ? byCue.get(found.cue) : null;
      if (draft == null) {
        draft = new Draft(found.cue == NONE ? Optional.empty() : Optional.of(cues.get(found.cue)));
        drafts.add(draft);
        if (found.cue != NONE) {
          byCue.putIfAbsent(found.cue, draft);
        }
      }
      draft.contents.add(content);
      draft.cueScores += found.score;
    }
    return drafts.stream().map(draft -> attribution(draft, sources)).toList();
  }

  /** Returns a content's cue, which is added where no tag says that it is one. */
  private Found cue(Range content, SpanIndex cues) {
    Links links = layer.cueOf(content);
    OptionalInt best = cues.best(links);
    double score = best.isPresent() ? links.on(cues.get(best.getAsInt())) : 0;
    if (score < DOUBTFUL) {
      Optional<Links.Target> there = links.pointed(content);
      double strength = there.map(Links.Target::score).orElse(0.0);
      if (strength >= settings.link() && strength > score) {
        Range span = there.orElseThrow().span();
        best = cues.firstOverlapping(span);
        score = best.isPresent() ? links.on(cues.get(best.getAsInt())) : strength;
        best = best.isPresent() ? best : OptionalInt.of(cues.add(span));
      }
    }
    return new Found(score < settings.link() ? NONE : best.orElse(NONE), score);
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
    Links links = layer.sourceOf(cue);
    OptionalInt best = sources.best(links);
    if (best.isPresent() && links.on(sources.get(best.getAsInt())) >= settings.link()) {
      Range span = sources.get(best.getAsInt());
      return Optional.of(new Links.Target(span, links.on(span)));
    }
    return isQuestion(cue)
        ? Optional.empty()
        : links.pointed(cue).filter(there -> there.score() >= settings.point());
  }

  private boolean isQuestion(Range cue) {
    for (int i = cue.begin(); i < cue.end(); i++) {
      if (QUESTIONS.contains(words.form(i).toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }
}

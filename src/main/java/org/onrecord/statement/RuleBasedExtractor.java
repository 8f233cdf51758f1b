package org.onrecord.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.onrecord.actor.Actor;
import org.onrecord.actor.Actors;
import org.onrecord.actor.Sentences;
import org.onrecord.actor.Tokens;
import org.onrecord.record.Article;
import org.onrecord.record.Ids;
import org.onrecord.record.Resolution;
import org.onrecord.record.Span;
import org.onrecord.record.Statement;
import org.onrecord.record.StatementKind;
import org.onrecord.statement.Contents.Reported;
import org.onrecord.statement.SpeechFrames.Frame;

/**
 * Finds statements by rule: quotations and clauses beside a reporting verb, and the verb's subject.
 *
 * <p>Right for what most news texts do most of the time, blind to the rest: verbs that it has not
 * on its list, speech without a verb, a statement within another one. Takes time linear in the
 * text.
 */
public final class RuleBasedExtractor implements StatementExtractor {
  private static final double DIRECT = 0.9;
  private static final double MIXED = 0.8;
  private static final double INDIRECT = 0.7;

  /** A quotation that stands alone, after one by the same speaker. */
  private static final double RUNNING = 0.6;

  /** A quotation in a sentence without a reporting verb. */
  private static final double BARE = 0.4;

  /** Off where nobody knows who the source is. */
  private static final double UNRESOLVED = 0.1;

  private static final int LONGEST_ASKER = 6;

  /** Shorter quotations without a verb are quoted words, not statements. */
  private static final int FEWEST_BARE_WORDS = 5;

  /** A statement while its content still grows. */
  private record Draft(
      Range source,
      Optional<Range> cue,
      Optional<String> lemma,
      List<Range> contents,
      double most) {}

  @Override
  public List<Statement> extract(Article article) {
    return new Reading(article).statements();
  }

  /** One article's reading, from its first sentence to its last. */
  private static final class Reading {
    private final Article article;
    private final Tokens tokens;
    private final Sentences sentences;
    private final Quotations quotations;
    private final SpeechFrames frames;
    private final Contents contents;
    private final List<Draft> drafts = new ArrayList<>();

    /** The sentence with the last quotation: only what follows it directly goes on with it. */
    private int lastEnd = -1;

    Reading(Article article) {
      this.article = article;
      tokens = Tokens.of(article.getText());
      sentences = Sentences.of(tokens);
      quotations = Quotations.of(tokens, sentences);
      frames = new SpeechFrames(tokens, quotations);
      contents = new Contents(tokens, quotations);
    }

    List<Statement> statements() {
      for (int begin = 0; begin < tokens.size(); ) {
        int end = sentenceEnd(begin);
        read(new Range(begin, end));
        begin = end;
      }
      var actors = Actors.of(article.getArticleId(), tokens, sentences, quotations.inside());
      return drafts.stream()
          .map(draft -> statement(draft, actors.resolve(draft.source.begin(), draft.source.end())))
          .sorted(
              Comparator.comparingInt((Statement s) -> s.getEvidenceSpan().getBegin())
                  .thenComparingInt(s -> s.getEvidenceSpan().getEnd())
                  .thenComparing(Statement::getStatementId))
          .toList();
    }

    /**
     * Returns where the sentence ends, one that a quotation within it, or `he said:`, holds open.
     */
    private int sentenceEnd(int begin) {
      int end = sentences.next(begin);
      while (end < tokens.size()
          && (quotations.spans(end)
              || isAsked(end)
              || (tokens.is(end - 1, ":") && quotations.beginningAt(end).isPresent()))) {
        end = sentences.next(end);
      }
      return end;
    }

    /** Whether `"...?" Ada Holm asked.` stands here: the mark inside ends no sentence. */
    private boolean isAsked(int i) {
      boolean asked = tokens.is(i - 2, "?") || tokens.is(i - 2, "!");
      if (!asked || quotations.endingAt(i).isEmpty() || sentences.paragraphAt(i)) {
        return false;
      }
      int verb = i;
      while (verb - i < LONGEST_ASKER && tokens.isWord(verb) && isNoVerb(verb)) {
        verb++;
      }
      return verb > i && ReportingVerbs.at(tokens, verb).isPresent();
    }

    private boolean isNoVerb(int i) {
      return ReportingVerbs.at(tokens, i).isEmpty();
    }

    private void read(Range sentence) {
      List<Reported> reported = contents.of(sentence, frames.in(sentence));
      for (Reported one : reported) {
        Frame frame = one.frame();
        drafts.add(
            new Draft(
                frame.source(),
                Optional.of(frame.cue()),
                Optional.of(frame.verb().lemma()),
                new ArrayList<>(one.contents()),
                DIRECT));
        lastEnd = sentence.end();
      }
      if (reported.isEmpty()) {
        Optional<Range> quotation = quotations.beginningAt(sentence.begin());
        if (quotation.isPresent() && !drafts.isEmpty() && isAllQuoted(sentence)) {
          goOn(sentence);
        } else {
          bare(sentence);
        }
      }
    }

    private boolean isAllQuoted(Range sentence) {
      return quotations.inside().nextClearBit(sentence.begin()) >= sentence.end();
    }

    /** The speaker goes on in a sentence of nothing but quotation. */
    private void goOn(Range sentence) {
      Draft last = drafts.get(drafts.size() - 1);
      Range lastContent = last.contents.get(last.contents.size() - 1);
      boolean runsOn = quotations.endingAt(lastContent.end()).filter(quotations::runOn).isPresent();
      boolean sameParagraph = !sentences.paragraphAt(sentence.begin());
      boolean quoted = quotations.inside().get(lastContent.end() - 1);
      if (lastEnd == sentence.begin()
          && (runsOn || (sameParagraph && quoted))
          && lastContent.end() <= sentence.begin()) {
        last.contents.add(sentence);
      } else {
        drafts.add(
            new Draft(
                last.source,
                Optional.empty(),
                Optional.empty(),
                new ArrayList<>(List.of(sentence)),
                RUNNING));
      }
      lastEnd = sentence.end();
    }

    private void bare(Range sentence) {
      Optional<Range> subject = Optional.empty();
      for (int i = sentence.begin(); i < sentence.end(); i++) {
        Optional<Range> quotation = quotations.beginningAt(i);
        if (quotation.filter(this::saysSomething).isPresent()) {
          subject = subject.or(() -> frames.subject(sentence));
          if (subject.isEmpty()) {
            return;
          }
          drafts.add(
              new Draft(
                  subject.get(),
                  Optional.empty(),
                  Optional.empty(),
                  new ArrayList<>(List.of(quotation.get())),
                  BARE));
          lastEnd = sentence.end();
        }
      }
    }

    /** Whether a quotation without a verb is more than a few quoted words, or a title. */
    private boolean saysSomething(Range quotation) {
      int last = quotation.end() - 2;
      boolean ended = !tokens.isWord(last) && !tokens.is(last, ",");
      boolean title = !ended && tokens.isCapitalised(tokens.is(last, ",") ? last - 1 : last);
      return contents.hasWords(quotation, FEWEST_BARE_WORDS) && !title;
    }

    private Statement statement(Draft draft, Actor actor) {
      List<Span> spans = draft.contents.stream().map(this::span).toList();
      var kind = kind(draft.contents);
      var source = span(draft.source);
      var cue = draft.cue.map(this::span);
      int begin = Math.min(spans.get(0).getBegin(), source.getBegin());
      int end = Math.max(spans.get(spans.size() - 1).getEnd(), source.getEnd());
      var evidence =
          new Span(
              Math.min(begin, cue.map(Span::getBegin).orElse(begin)),
              Math.max(end, cue.map(Span::getEnd).orElse(end)));
      String places =
          spans.stream()
              .map(span -> span.getBegin() + "-" + span.getEnd())
              .collect(Collectors.joining(" "));
      return Statement.newBuilder()
          .setStatementId(Ids.of(article.getArticleId(), places, actor.id()))
          .setArticleId(article.getArticleId())
          .setPublisher(article.getPublisher().orElse(null))
          .setUrl(article.getUrl().orElse(null))
          .setTitle(article.getTitle().orElse(null))
          .setDay(article.getPublished().orElse(null))
          .setDayBasis(article.getDayBasis().orElse(null))
          .setKind(kind)
          .setText(
              spans.stream()
                  .map(span -> article.getText().substring(span.getBegin(), span.getEnd()))
                  .collect(Collectors.joining(" ... ")))
          .setContentSpans(spans)
          .setSourceSpan(source)
          .setCueSpan(cue.orElse(null))
          .setCue(draft.lemma.orElse(null))
          .setEvidenceSpan(evidence)
          .setMention(article.getText().substring(source.getBegin(), source.getEnd()))
          .setActorId(actor.id())
          .setActor(actor.name())
          .setActorType(actor.type())
          .setActorRole(actor.role().orElse(null))
          .setResolution(actor.resolution())
          .setCopyOf(article.getCopyOf().orElse(null))
          .setConfidence(confidence(kind, draft, actor))
          .build();
    }

    private Span span(Range range) {
      return new Span(tokens.begin(range.begin()), tokens.end(range.end() - 1));
    }

    private StatementKind kind(List<Range> contents) {
      boolean quoted = false;
      boolean plain = false;
      for (Range range : contents) {
        for (int i = range.begin(); i < range.end(); i++) {
          boolean inside = quotations.inside().get(i);
          quoted |= inside;
          plain |= !inside && tokens.isWord(i);
        }
      }
      return !quoted ? StatementKind.INDIRECT : plain ? StatementKind.MIXED : StatementKind.DIRECT;
    }

    private static double confidence(StatementKind kind, Draft draft, Actor actor) {
      double pattern =
          switch (kind) {
            case DIRECT -> DIRECT;
            case MIXED -> MIXED;
            case INDIRECT -> INDIRECT;
          };
      boolean known = actor.resolution() != Resolution.NONE;
      return Math.min(pattern, draft.most) - (known ? 0 : UNRESOLVED);
    }
  }
}

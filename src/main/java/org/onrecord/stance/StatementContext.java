package org.onrecord.stance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.onrecord.record.Span;
import org.onrecord.record.Statement;
import org.onrecord.text.Sentences;
import org.onrecord.text.Tokens;

/**
 * A statement's context cut into sentences, of which some are asked about: always with the sentence
 * before in the same paragraph, which says what `this` is, and with the statement's source, cue and
 * content marked.
 */
final class StatementContext {
  private static final Set<String> ANAPHORS =
      Set.of("this", "that", "these", "those", "it", "they", "them", "such", "so");

  private final String text;
  private final int begin;
  private final Tokens tokens;
  private final Sentences sentences;
  private final List<Span> source;
  private final List<Span> cue;
  private final List<Span> content;

  /** The first tokens of the sentences, and the number of tokens. */
  private final int[] firsts;

  StatementContext(Statement statement) {
    text = statement.getContext();
    begin = statement.getContextBegin();
    tokens = Tokens.of(text);
    sentences = Sentences.of(tokens);
    source = here(statement.getSourceSpan().stream().toList());
    cue = here(statement.getCueSpan().stream().toList());
    content = here(statement.getContentSpans());
    firsts =
        IntStream.concat(
                IntStream.iterate(0, i -> i < tokens.size(), sentences::next),
                IntStream.of(tokens.size()))
            .toArray();
  }

  /** Returns spans of the article as ones of the text, as far as they reach into it. */
  private List<Span> here(Collection<Span> spans) {
    return clipped(spans, begin, begin + text.length());
  }

  /** Returns what of the spans stands in a stretch, with offsets from its begin. */
  private static List<Span> clipped(Collection<Span> spans, int from, int to) {
    List<Span> clipped = new ArrayList<>();
    for (Span span : spans) {
      int first = Math.max(span.getBegin(), from);
      int last = Math.min(span.getEnd(), to);
      if (first < last) {
        clipped.add(new Span(first - from, last - from));
      }
    }
    return clipped;
  }

  /** Returns the text's tokens. */
  Tokens tokens() {
    return tokens;
  }

  /** Returns the number of sentences. */
  int sentences() {
    return firsts.length - 1;
  }

  /** Returns the first token of a sentence, or of what follows the last. */
  int firstToken(int sentence) {
    return firsts[sentence];
  }

  /** Returns where a sentence stands in the text. */
  private Span sentence(int number) {
    return new Span(tokens.begin(firsts[number]), tokens.end(firsts[number + 1] - 1));
  }

  /** Returns the sentences that the statement's words stand in, in order. */
  List<Integer> touched() {
    return IntStream.range(0, sentences())
        .filter(i -> touches(i, source) || touches(i, cue) || touches(i, content))
        .boxed()
        .toList();
  }

  private boolean touches(int number, List<Span> spans) {
    Span sentence = sentence(number);
    return spans.stream()
        .anyMatch(
            span -> span.getBegin() < sentence.getEnd() && sentence.getBegin() < span.getEnd());
  }

  /** Whether tokens belong to what is said. */
  boolean isContent(int firstToken, int endToken) {
    return content.stream()
        .anyMatch(
            span ->
                span.getBegin() <= tokens.begin(firstToken)
                    && tokens.end(endToken - 1) <= span.getEnd());
  }

  /** Whether what is said has a word that stands for something said before. */
  boolean refersBack() {
    return IntStream.range(0, tokens.size())
        .anyMatch(i -> ANAPHORS.contains(tokens.lower(i)) && isContent(i, i + 1));
  }

  /** Returns the sentence before one in the same paragraph. */
  Optional<Integer> before(int sentence) {
    return sentence == 0 || sentences.paragraphAt(firsts[sentence])
        ? Optional.empty()
        : Optional.of(sentence - 1);
  }

  /** Returns the sentence in which an offset of the article stands. */
  Optional<Integer> sentenceAt(int offset) {
    return IntStream.range(0, sentences())
        .filter(
            i -> sentence(i).getBegin() <= offset - begin && offset - begin < sentence(i).getEnd())
        .boxed()
        .findFirst();
  }

  /** Returns what is asked about some sentences, the first and the last of them given. */
  Asked ask(String target, int first, int last, Optional<Span> mention) {
    int from = sentence(before(first).orElse(first)).getBegin();
    int own = sentence(first).getBegin();
    int to = sentence(last).getEnd();
    // Content of the sentence before is no more than context.
    List<Span> said =
        clipped(content, own, to).stream()
            .map(span -> new Span(span.getBegin() + own - from, span.getEnd() + own - from))
            .toList();
    var question =
        new StanceInput(
            target,
            text.substring(from, to),
            Optional.of(
                new StanceInput.Roles(clipped(source, from, to), clipped(cue, from, to), said)),
            mention.map(
                span ->
                    new Span(
                        span.getBegin() - begin - from,
                        Math.min(span.getEnd() - begin, to) - from)));
    return new Asked(
        question,
        begin + from,
        said.isEmpty() ? List.of(new Span(own - from, to - from)) : said,
        firsts[first],
        firsts[last + 1]);
  }

  /**
   * A question about sentences of the passage.
   *
   * @param begin where the question's text begins in the article
   * @param said the content in these sentences; the sentences where they have none
   * @param firstToken of the sentences
   * @param endToken of the sentences
   */
  record Asked(StanceInput question, int begin, List<Span> said, int firstToken, int endToken) {

    /** Returns spans of the question's text as spans of the article. */
    List<Span> inArticle(List<Span> spans) {
      return spans.stream()
          .map(span -> new Span(begin + span.getBegin(), begin + span.getEnd()))
          .toList();
    }
  }
}

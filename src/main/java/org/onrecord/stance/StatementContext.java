package org.onrecord.stance;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.onrecord.record.Span;
import org.onrecord.record.Spans;
import org.onrecord.record.Statement;
import org.onrecord.text.Sentences;
import org.onrecord.text.Tokens;
import org.onrecord.text.WordLists;

/**
 * A statement's context, split into sentences, and the model's inputs for some of them. An input
 * begins with the sentence before in the same paragraph, to which words such as `this` may refer,
 * and has the statement's source, cue and content marked.
 */
final class StatementContext {
  private static final Set<String> ANAPHORS =
      Set.copyOf(WordLists.lines(StatementContext.class, "words/anaphors.txt"));

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
    source = inContext(statement.getSourceSpan().stream().toList());
    cue = inContext(statement.getCueSpan().stream().toList());
    content = inContext(statement.getContentSpans());
    firsts =
        IntStream.concat(
                IntStream.iterate(0, i -> i < tokens.size(), sentences::next),
                IntStream.of(tokens.size()))
            .toArray();
  }

  /** Returns spans of the article as spans of the context, clipped to it. */
  private List<Span> inContext(Collection<Span> spans) {
    return clipped(spans, begin, begin + text.length());
  }

  private static List<Span> clipped(Collection<Span> spans, int from, int to) {
    return spans.stream().flatMap(span -> Spans.clip(span, from, to).stream()).toList();
  }

  /** Returns the text's tokens. */
  Tokens tokens() {
    return tokens;
  }

  /** Returns the number of sentences. */
  int sentences() {
    return firsts.length - 1;
  }

  /** Returns the first token of a sentence, or the number of tokens for the one after the last. */
  int firstToken(int sentence) {
    return firsts[sentence];
  }

  private Span sentence(int number) {
    return new Span(tokens.begin(firsts[number]), tokens.end(firsts[number + 1] - 1));
  }

  /** Returns the sentences with words of the statement, in order. */
  List<Integer> touched() {
    return IntStream.range(0, sentences())
        .filter(i -> touches(i, source) || touches(i, cue) || touches(i, content))
        .boxed()
        .toList();
  }

  private boolean touches(int number, List<Span> spans) {
    Span sentence = sentence(number);
    return spans.stream().anyMatch(span -> Spans.overlap(span, sentence));
  }

  /** Whether all of some tokens belong to the content. */
  boolean isContent(int firstToken, int endToken) {
    return content.stream()
        .anyMatch(
            span ->
                span.getBegin() <= tokens.begin(firstToken)
                    && tokens.end(endToken - 1) <= span.getEnd());
  }

  /** Whether the content has a word that may refer to the sentence before. */
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

  /** Returns the sentence at an offset of the article. */
  Optional<Integer> sentenceAt(int offset) {
    return IntStream.range(0, sentences())
        .filter(
            i -> sentence(i).getBegin() <= offset - begin && offset - begin < sentence(i).getEnd())
        .boxed()
        .findFirst();
  }

  /**
   * Returns the model's input for some sentences.
   *
   * @param first the first sentence
   * @param last the last sentence
   * @param mention the mention of the target in the article, if it is an entity
   */
  SentenceInput input(String target, int first, int last, Optional<Span> mention) {
    int from = sentence(before(first).orElse(first)).getBegin();
    int own = sentence(first).getBegin();
    int to = sentence(last).getEnd();
    // Content of the sentence before is only context.
    List<Span> ownContent =
        clipped(content, own, to).stream().map(span -> Spans.shift(span, own - from)).toList();
    var input =
        new StanceInput(
            target,
            text.substring(from, to),
            Optional.of(
                new StanceInput.Roles(
                    clipped(source, from, to), clipped(cue, from, to), ownContent)),
            mention.map(
                span ->
                    new Span(
                        span.getBegin() - begin - from,
                        Math.min(span.getEnd() - begin, to) - from)));
    return new SentenceInput(
        input,
        begin + from,
        ownContent.isEmpty() ? List.of(new Span(own - from, to - from)) : ownContent,
        firsts[first],
        firsts[last + 1]);
  }

  /**
   * The model's input for some sentences of the context.
   *
   * @param begin the offset of the input's text in the article
   * @param content the content in these sentences, as spans of the input's text; the sentences
   *     themselves if they have none
   * @param firstToken the first token of the sentences
   * @param endToken the token after their last one
   */
  record SentenceInput(
      StanceInput input, int begin, List<Span> content, int firstToken, int endToken) {

    /** Whether these tokens are all in the sentences. */
    boolean holds(int first, int end) {
      return firstToken <= first && end <= endToken;
    }

    /** Returns spans of the input's text as spans of the article. */
    List<Span> inArticle(List<Span> spans) {
      return spans.stream().map(span -> Spans.shift(span, begin)).toList();
    }
  }
}

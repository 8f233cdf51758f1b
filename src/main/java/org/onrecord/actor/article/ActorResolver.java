package org.onrecord.actor.article;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onrecord.limit.Interrupts;
import org.onrecord.record.ActorType;
import org.onrecord.record.Ids;
import org.onrecord.record.Resolution;
import org.onrecord.text.Lexicon;
import org.onrecord.text.LowerCase;
import org.onrecord.text.Sentences;
import org.onrecord.text.Tokens;

/**
 * Resolves the mentions of one article to actors.
 *
 * <p>Resolve mentions in reading order: the source of a statement is more salient afterwards. Not
 * thread-safe.
 */
public final class ActorResolver {
  private static final String NOBODY = "unnamed source";
  private static final Set<String> REFLEXIVES =
      Set.of("himself", "herself", "itself", "themselves");

  private final String articleId;
  private final Tokens tokens;
  private final NameSpans spans;
  private final NamedEntities entities;
  private final Discourse discourse;
  private final MentionRules rules;

  /** The tokens from {@code begin} to before {@code end}, which name someone. */
  public record Mention(int begin, int end) {}

  /**
   * A name in the article.
   *
   * @param mention its tokens, without a title
   * @param id the bearer's id, as in {@link Actor#id}
   * @param name the bearer's full name
   * @param type what the bearer is
   */
  public record Named(Mention mention, String id, String name, ActorType type) {}

  private ActorResolver(String articleId, Tokens tokens, Sentences sentences, BitSet quoted) {
    this.articleId = articleId;
    this.tokens = tokens;
    spans = new NameSpans(tokens, sentences);
    entities = NamedEntities.of(tokens, spans, new Appositions(tokens, sentences));
    discourse = new Discourse(tokens, sentences, quoted, spans, entities, Weights.DEFAULT);
    rules = new MentionRules(tokens, spans, entities, discourse);
  }

  /**
   * Reads an article and returns its resolver.
   *
   * @param articleId distinguishes unnamed actors of different articles
   * @param quoted the tokens within quotation marks
   */
  public static ActorResolver of(
      String articleId, Tokens tokens, Sentences sentences, BitSet quoted) {
    return new ActorResolver(articleId, tokens, sentences, quoted);
  }

  /**
   * Splits a mention of several actors: {@code both the United States and NATO} gives two mentions,
   * {@code the Food and Drug Administration} one.
   */
  public List<Mention> parts(Mention mention) {
    return discourse.phrases().joined(mention);
  }

  /** Returns the actor of a statement for which the article gives no source. */
  public Actor nobody() {
    return new Actor(
        Ids.of("actor", ActorType.UNNAMED.name(), articleId, NOBODY),
        NOBODY,
        ActorType.UNNAMED,
        Optional.empty(),
        Resolution.NONE,
        Optional.empty());
  }

  /**
   * Returns the names of persons, organisations and countries in the article, in reading order.
   * Names that only look like an organisation's are left out: those of places and treaties, and
   * words capitalised because they begin a sentence.
   */
  public List<Named> named() {
    return entities.appearances().stream()
        .filter(
            appearance ->
                appearance.referent().type() != ActorType.ORGANISATION
                    || isOrganisation(appearance.name(), appearance.referent()))
        .map(
            appearance ->
                new Named(
                    new Mention(appearance.name().begin(), appearance.name().end()),
                    id(appearance.referent()),
                    appearance.referent().name(),
                    appearance.referent().type()))
        .toList();
  }

  private boolean isOrganisation(Name name, Referent referent) {
    int last = name.end() - 1;
    boolean place =
        2 * referent.evidence() > referent.count() || tokens.is(last, Lexicon.Kind.PLACE);
    boolean thing = tokens.is(last, Lexicon.Kind.THING);
    boolean sure =
        tokens.is(last, Lexicon.Kind.ORGANISATION) || tokens.is(last, Lexicon.Kind.INSTITUTION);
    boolean word =
        name.words() == 1 && (spans.isOpener(last) || tokens.lower(last).indexOf('\'') >= 0);
    return sure || !(place || thing || word);
  }

  /** Returns the actor for whom the tokens from {@code from} to before {@code to} stand. */
  public Actor resolve(int from, int to) {
    Interrupts.check();
    int begin = from;
    int end = to;
    while (begin < end - 1 && isMargin(begin)) {
      begin++;
    }
    while (end - 1 > begin && (isMargin(end - 1) || isTail(end - 1))) {
      end--;
    }
    discourse.readTo(begin);
    Phrase phrase = discourse.phrases().of(begin, end);
    for (MentionRules.Rule rule : MentionRules.TABLE) {
      Optional<ResolvedMention> resolved = rule.function().apply(rules, phrase);
      if (resolved.isPresent()) {
        discourse.readTo(end);
        discourse.salience().addSpeaker(begin, end, resolved.get().referent());
        return actor(resolved.get(), rule);
      }
    }
    throw new IllegalStateException("the last rule resolves every mention");
  }

  /** Whether the token may end a source's words and says nothing about who it is. */
  private boolean isTail(int i) {
    return tokens.is(i, "'s") || tokens.is(i, "'") || REFLEXIVES.contains(tokens.lower(i));
  }

  private boolean isMargin(int i) {
    return !tokens.isWord(i)
        && !tokens.is(i, "[")
        && !tokens.is(i, "]")
        && !tokens.is(i, "'s")
        && !tokens.is(i, "'");
  }

  private Actor actor(ResolvedMention resolved, MentionRules.Rule rule) {
    Referent referent = resolved.referent();
    Optional<String> role =
        referent.isNamed() && referent.type() == ActorType.PERSON
            ? resolved.role().or(referent::role)
            : Optional.empty();
    return new Actor(
        id(referent),
        referent.name(),
        referent.type(),
        role,
        resolved.resolution(),
        Optional.of(rule.id()));
  }

  private String id(Referent referent) {
    String type = referent.type().name();
    return referent.isNamed()
        ? Ids.of("actor", type, LowerCase.of(referent.name()))
        : Ids.of("actor", type, articleId, referent.name());
  }
}

package org.onrecord.actor.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.onrecord.actor.article.MentionReader.Reading;
import org.onrecord.limit.Interrupts;
import org.onrecord.record.ActorType;
import org.onrecord.record.Ids;
import org.onrecord.record.Resolution;
import org.onrecord.text.BinarySearch;
import org.onrecord.text.Countries;
import org.onrecord.text.Lexicon;
import org.onrecord.text.LowerCase;
import org.onrecord.text.Range;
import org.onrecord.text.Words;

/**
 * Resolves the mentions of one article to actors.
 *
 * <p>Resolve sources in reading order: the last speaker is who says `I`. Not thread-safe.
 */
public final class ActorResolver {
  private static final String NOBODY = "unnamed source";
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** Words after which a description only goes on about the one described. */
  private static final Set<String> DESCRIPTION_ENDS = Set.of("who", "whom", "which", "whose");

  /** Words that are several people when nothing follows them. */
  private static final Set<String> SOME =
      Set.of("some", "many", "several", "others", "most", "few", "both");

  private final String articleId;
  private final Words words;
  private final Entities entities;
  private final Sources sources;
  private final MentionRules rules;
  private final Entity nobody;

  /**
   * A name in the article.
   *
   * @param words its words, without a title
   * @param id the bearer's id, as in {@link Actor#id}
   * @param name the bearer's full name
   * @param type what the bearer is
   */
  public record Named(Range words, String id, String name, ActorType type) {}

  private ActorResolver(String articleId, Words words, Reading reading) {
    this.articleId = articleId;
    this.words = words;
    entities = new Entities(words, reading.mentions());
    sources = new Sources(words, entities);
    nobody = entities.introduce(ActorType.UNNAMED, NOBODY, false);
    rules = new MentionRules(words, entities, sources, nobody);
    describe();
  }

  /**
   * Returns the resolver of an article.
   *
   * @param articleId distinguishes unnamed actors of different articles
   * @param reading what the model read in these words
   */
  public static ActorResolver of(String articleId, Words words, Reading reading) {
    return new ActorResolver(articleId, words, reading);
  }

  /** Gives persons the roles that stand beside their names. */
  private void describe() {
    List<Mention> mentions = entities.mentions();
    for (int i = 0; i < mentions.size(); i++) {
      Optional<Entity> one = entities.of(i).filter(entity -> entity.type() == ActorType.PERSON);
      if (one.isPresent() && mentions.get(i).is(MentionKind.ROLE) && isBesideName(i, one.get())) {
        one.get().addRole(roleText(i));
      }
    }
  }

  private boolean isBesideName(int role, Entity person) {
    for (int beside : new int[] {role - 2, role - 1, role + 1, role + 2}) {
      if (beside >= 0
          && beside < entities.mentions().size()
          && entities.mentions().get(beside).is(MentionKind.NAME)
          && entities.of(beside).filter(one -> one == person).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the words of a role with those of the office: `mayor of Marrow`, `Bridge spokesman`.
   */
  private String roleText(int i) {
    List<Mention> mentions = entities.mentions();
    int begin = mentions.get(i).begin();
    int end = mentions.get(i).end();
    if (i > 0 && mentions.get(i - 1).end() == begin && mentions.get(i - 1).is(MentionKind.NAME)) {
      begin = mentions.get(i - 1).begin();
    }
    for (int next = i + 1; next < mentions.size(); next++) {
      Mention office = mentions.get(next);
      boolean of =
          office.begin() - end <= 2 && office.begin() > end && office.type() != MentionType.PERSON;
      for (int word = end; of && word < office.begin(); word++) {
        of = Lexicon.has(Lexicon.Kind.PREPOSITION, lower(word)) || lower(word).equals("the");
      }
      if (!of) {
        break;
      }
      end = office.end();
    }
    while (begin < end - 1 && Lexicon.has(Lexicon.Kind.DETERMINER, lower(begin))) {
      begin++;
    }
    return phrase(begin, end);
  }

  /**
   * Splits a source of several actors: {@code both the United States and NATO} gives two, {@code
   * the Food and Drug Administration} one.
   */
  public List<Range> parts(Range source) {
    return sources.joined(source);
  }

  /** Returns the actor of a statement for which the article gives no source. */
  public Actor nobody() {
    return actor(new Resolved(nobody, Resolution.NONE), Optional.empty());
  }

  /**
   * Returns the names of persons, organisations and countries in the article, in reading order.
   * Places that are no countries, laws and events are left out.
   */
  public List<Named> named() {
    var named = new ArrayList<Named>();
    List<Mention> mentions = entities.mentions();
    for (int i = 0; i < mentions.size(); i++) {
      Mention mention = mentions.get(i);
      if (mention.is(MentionKind.NAME)) {
        entities
            .of(i)
            .filter(one -> isActor(mention, one))
            .ifPresent(
                one -> named.add(new Named(mention.words(), id(one), one.name(), one.type())));
      }
    }
    return named;
  }

  private boolean isActor(Mention name, Entity bearer) {
    String shown = entities.display(name.words());
    return switch (bearer.type()) {
      case PERSON -> true;
      case COUNTRY -> Countries.called(shown).isPresent();
      case ORGANISATION ->
          entities.type(name) == MentionType.ORGANISATION
              && !Lexicon.has(Lexicon.Kind.AFFILIATE, LowerCase.of(shown));
      default -> false;
    };
  }

  /** Returns the actor for whom the words of a source stand. */
  public Actor resolve(Range source) {
    Interrupts.check();
    OptionalInt head = sources.head(source);
    if (head.isEmpty()) {
      return actor(unread(source), Optional.of("description-new"));
    }
    int mention = head.getAsInt();
    for (MentionRules.Rule rule : MentionRules.TABLE) {
      Optional<Resolved> resolved =
          rule.function().apply(rules, new MentionRules.Place(mention, source));
      if (resolved.isPresent()) {
        Entity speaker = resolved.get().entity();
        if (speaker.name().isEmpty()) {
          speaker.setName(description(mention, source));
        }
        rules.setLastSpeaker(speaker);
        return actor(resolved.get(), Optional.of(rule.id()));
      }
    }
    throw new IllegalStateException("the last rule resolves every mention");
  }

  /** Returns the source in which the model found nobody. */
  private Resolved unread(Range source) {
    int begin = source.begin();
    while (begin < source.end() - 1 && !words.sounds(begin)) {
      begin++;
    }
    String last = lower(source.end() - 1);
    boolean some = SOME.contains(last) || SOME.contains(lower(begin));
    boolean empty =
        source.size() == 1 && !some && Lexicon.isFunctionWord(words.form(source.end() - 1));
    if (empty || !words.sounds(begin)) {
      return new Resolved(nobody, Resolution.NONE);
    }
    String form = words.form(source.end() - 1);
    if (source.size() == 1 && form.length() > 1 && form.equals(form.toUpperCase(Locale.ROOT))) {
      return new Resolved(entities.introduce(ActorType.ORGANISATION, form, true), Resolution.NAME);
    }
    boolean several = some || (last.endsWith("s") && !last.endsWith("ss"));
    ActorType type = several ? ActorType.GROUP : ActorType.UNNAMED;
    String shown = shown(begin, source.end());
    return new Resolved(entities.introduce(type, shown, false), Resolution.NONE);
  }

  /** Returns the words of a source that describe its actor, without what only adds to them. */
  private String description(int head, Range source) {
    Mention mention = entities.mentions().get(head);
    int begin = mention.begin();
    for (int i = head - 1; i >= 0 && entities.mentions().get(i).begin() >= source.begin(); i--) {
      begin = entities.mentions().get(i).begin();
    }
    begin = Math.max(source.begin(), begin);
    int end = mention.end();
    while (end < source.end()
        && (words.sounds(end) || words.isOneOf(end, "'’-&"))
        && !DESCRIPTION_ENDS.contains(lower(end))) {
      end++;
    }
    return shown(begin, Math.max(end, mention.end()));
  }

  /**
   * Returns words without their article, in lower case where only a sentence's begin has a capital.
   */
  private String shown(int from, int end) {
    int begin = from;
    if (end - begin > 1 && Lexicon.has(Lexicon.Kind.ARTICLE, lower(begin))) {
      begin++;
    }
    String shown = phrase(begin, end).replace('’', '\'');
    boolean common = begin == from && !startsName(begin) && isCapitalOnly(words.form(begin));
    String plain =
        common ? shown.substring(0, 1).toLowerCase(Locale.ROOT) + shown.substring(1) : shown;
    return plain.substring(0, Math.min(plain.length(), Limits.DEFAULT.maxDescriptionChars()));
  }

  private static boolean isCapitalOnly(String word) {
    return word.substring(1).equals(LowerCase.of(word.substring(1)));
  }

  private boolean startsName(int word) {
    int i =
        BinarySearch.first(
            entities.mentions().size(), at -> entities.mentions().get(at).end() > word);
    return i < entities.mentions().size()
        && entities.mentions().get(i).is(MentionKind.NAME)
        && entities.mentions().get(i).begin() <= word;
  }

  private String phrase(int begin, int end) {
    return SPACE.matcher(words.form(new Range(begin, end))).replaceAll(" ");
  }

  private String lower(int word) {
    return LowerCase.of(words.form(word));
  }

  private Actor actor(Resolved resolved, Optional<String> rule) {
    Entity entity = resolved.entity();
    return new Actor(
        id(entity),
        entity.name(),
        entity.type(),
        entity.type() == ActorType.PERSON ? entity.role() : Optional.empty(),
        entity.type() == ActorType.PERSON ? entity.gender() : Optional.empty(),
        resolved.resolution(),
        rule);
  }

  private String id(Entity entity) {
    String type = entity.type().name();
    return entity.isNamed()
        ? Ids.of("actor", type, LowerCase.of(entity.name()))
        : Ids.of("actor", type, articleId, entity.name());
  }
}

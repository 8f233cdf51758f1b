package org.onrecord.actor.article;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.onrecord.record.ActorType;
import org.onrecord.record.Gender;
import org.onrecord.record.GenderBasis;
import org.onrecord.text.Countries;
import org.onrecord.text.Lexicon;
import org.onrecord.text.LowerCase;
import org.onrecord.text.Range;
import org.onrecord.text.Words;

/**
 * Groups the mentions of an article by whom they stand for.
 *
 * <p>Names come first, since they decide by themselves: a full name fixes the surname for the whole
 * article, unless two share it. Pronouns and descriptions then follow in reading order, each to the
 * entity to whose mentions the model's links give the most probability.
 */
final class Entities {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private static final Set<String> POSSESSIVES =
      Set.of("my", "our", "your", "his", "her", "its", "their", "whose");

  /** The least share of a mention's links with which a pronoun stands for a person. */
  private static final double LEAST_PRONOUN = 0.05;

  private static final Set<String> NEUTRAL_TITLES = Set.of("mx", "mx.");

  /** The least share with which an unknown name is another name of someone known. */
  private static final double LEAST_NAME = 0.7;

  private final Words words;
  private final List<Mention> mentions;
  private final Entity[] of;
  private final PersonNames persons = new PersonNames();
  private final Map<String, Entity> others = new HashMap<>();
  private final Map<String, Map<MentionType, Integer>> types = new HashMap<>();

  /** The ends of persons' names that have more than one word: `van den Holm`. */
  private final Set<String> surnames = new HashSet<>();

  private int introduced;

  Entities(Words words, List<Mention> mentions) {
    this.words = words;
    this.mentions = mentions;
    of = new Entity[mentions.size()];
    for (Mention mention : mentions) {
      if (mention.is(MentionKind.NAME)) {
        types
            .computeIfAbsent(key(mention.words()), absent -> new EnumMap<>(MentionType.class))
            .merge(mention.type(), 1, Integer::sum);
      }
    }
    for (Mention mention : mentions) {
      if (mention.isPersonsName()) {
        List<String> parts = parts(mention);
        for (int k = 1; k < parts.size() - 1; k++) {
          surnames.add(String.join(" ", parts.subList(k, parts.size())));
        }
      }
    }
    nameAll();
    voteByPronouns();
    for (int i = 0; i < of.length; i++) {
      if (of[i] == null && !mentions.get(i).is(MentionKind.TITLE)) {
        of[i] =
            mentions.get(i).is(MentionKind.PRONOUN)
                ? byPronoun(i)
                : precedesPerson(i) ? described(i, of[i + 1]) : byDescription(i);
      }
    }
    countGenders();
  }

  /** Returns whom a mention stands for; empty for a form of address and a pronoun for nobody. */
  Optional<Entity> of(int mention) {
    return Optional.ofNullable(of[mention]);
  }

  List<Mention> mentions() {
    return mentions;
  }

  /** Returns the type of most occurrences of a name; of part of a full name, that of the whole. */
  MentionType type(Mention name) {
    String key = key(name.words());
    if (surnames.contains(key)) {
      return MentionType.PERSON;
    }
    Map<MentionType, Integer> counts = types.get(key);
    MentionType best = name.type();
    for (Map.Entry<MentionType, Integer> one : counts.entrySet()) {
      int order = one.getValue().compareTo(counts.getOrDefault(best, 0));
      best = order > 0 || (order == 0 && one.getKey().compareTo(best) < 0) ? one.getKey() : best;
    }
    return best;
  }

  private void nameAll() {
    for (int i = 0; i < of.length; i++) {
      Mention mention = mentions.get(i);
      if (mention.is(MentionKind.NAME) && type(mention) == MentionType.PERSON && isFull(mention)) {
        of[i] = namedPerson(i);
      }
    }
    for (int i = 0; i < of.length; i++) {
      Mention mention = mentions.get(i);
      if (mention.is(MentionKind.NAME) && type(mention) != MentionType.PERSON) {
        of[i] = namedOther(i);
      }
    }
    for (int i = 0; i < of.length; i++) {
      if (mentions.get(i).is(MentionKind.NAME) && of[i] == null) {
        of[i] = shortNamed(i);
      }
    }
  }

  private boolean isFull(Mention name) {
    return PersonNames.isFull(parts(name));
  }

  private Entity namedPerson(int i) {
    Mention mention = mentions.get(i);
    List<String> parts = parts(mention);
    Optional<Entity> known = persons.full(parts);
    Entity person =
        known.orElseGet(() -> introduce(ActorType.PERSON, display(mention.words()), true));
    persons.add(parts, person);
    if (known.isPresent() && isFuller(display(mention.words()), person.name())) {
      person.setName(display(mention.words()));
    }
    if (known.isEmpty()) {
      OptionalInt trend = GivenNames.trend(words.form(mention.begin()));
      trend.ifPresent(person::voteByName);
      trend.stream()
          .filter(more -> more != 0)
          .mapToObj(more -> more > 0 ? Gender.FEMALE : Gender.MALE)
          .forEach(gender -> person.count(gender, GenderBasis.GIVEN_NAME));
    }
    gender(i).ifPresent(person::voteByWord);
    return person;
  }

  /** Whether a spelling shows more of a name: more letters, or not all of them capitals. */
  private static boolean isFuller(String name, String than) {
    boolean shouted = than.equals(than.toUpperCase(Locale.ROOT));
    return name.equalsIgnoreCase(than)
        ? shouted && !name.equals(than)
        : SPACE.split(name, -1).length > SPACE.split(than, -1).length;
  }

  private Entity shortNamed(int i) {
    Mention mention = mentions.get(i);
    List<String> parts = parts(mention);
    Optional<Boolean> female = gender(i);
    Optional<Boolean> elder = elder(mention);
    List<Entity> namesakes =
        persons.namesakes(parts).stream()
            .filter(one -> female.isEmpty() || agrees(one, female.get()))
            .filter(one -> elder.isEmpty() || PersonNames.isElder(one.name()).equals(elder))
            .toList();
    Entity best = null;
    double most = -1;
    for (Entity one : namesakes) {
      double share = share(i, one);
      if (share > most) {
        best = one;
        most = share;
      }
    }
    if (best == null && persons.namesakes(parts).isEmpty()) {
      best = linkedName(i, ActorType.PERSON).orElse(null);
    }
    if (best == null) {
      best = introduce(ActorType.PERSON, display(mention.words()), true);
      persons.add(parts, best);
      GivenNames.trend(words.form(mention.begin())).ifPresent(best::voteByName);
    }
    female.ifPresent(best::voteByWord);
    return best;
  }

  /**
   * Returns whether the word before a name calls its bearer the elder of two; empty if none does.
   */
  private Optional<Boolean> elder(Mention name) {
    String before = name.begin() > 0 ? LowerCase.of(words.form(name.begin() - 1)) : "";
    return switch (before) {
      case "elder", "older" -> Optional.of(true);
      case "younger" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static boolean agrees(Entity person, boolean female) {
    return female ? person.female() > -2 : person.female() < 2;
  }

  private Entity namedOther(int i) {
    Mention mention = mentions.get(i);
    String shown = display(mention.words());
    String key = key(mention.words());
    Optional<String> country =
        Countries.called(shown).or(() -> Countries.ofPeople(shown)).filter(c -> isPlace(mention));
    Entity known = others.get(country.map(LowerCase::of).orElse(key));
    if (known == null && country.isEmpty()) {
      known = linkedName(i, actorType(type(mention), true)).orElse(null);
    }
    if (known == null) {
      ActorType type = country.isPresent() ? ActorType.COUNTRY : actorType(type(mention), true);
      known = introduce(type, country.orElse(shown), type != ActorType.GROUP);
    } else if (isFuller(shown, known.name()) && country.isEmpty()) {
      known.setName(shown);
    }
    others.put(country.map(LowerCase::of).orElse(key), known);
    if (country.isEmpty()) {
      addShortForms(mention, known);
    }
    return known;
  }

  private boolean isPlace(Mention name) {
    return type(name) == MentionType.PLACE || type(name) == MentionType.ORGANISATION;
  }

  /**
   * Adds short forms: `Holm Bridges` for `Holm Bridges Inc.`, `HB` for `the Harbour Board (HB)`.
   */
  private void addShortForms(Mention name, Entity organisation) {
    int end = name.end();
    if (end + 2 < words.size() && words.isOneOf(end, "(") && words.isOneOf(end + 2, ")")) {
      others.putIfAbsent(LowerCase.of(words.form(end + 1)), organisation);
    }
    int capitals = 0;
    var initials = new StringBuilder();
    for (int i = name.begin(); i < end; i++) {
      char first = words.form(i).charAt(0);
      if (Character.isUpperCase(first)) {
        initials.append(Character.toLowerCase(first));
        capitals++;
      }
    }
    if (capitals > 2) {
      others.putIfAbsent(initials.toString(), organisation);
    }
    int last = end;
    while (last - 1 > name.begin()
        && Lexicon.has(Lexicon.Kind.ORGANISATION, LowerCase.of(words.form(last - 1)))) {
      last--;
      others.putIfAbsent(key(new Range(name.begin(), last)), organisation);
    }
  }

  /** Returns the named entity of a type to which the model links a name nearly surely. */
  private Optional<Entity> linkedName(int i, ActorType type) {
    Entity best = null;
    double most = LEAST_NAME;
    for (Mention.Link link : mentions.get(i).links()) {
      Entity one = of[link.mention()];
      if (one != null
          && one.isNamed()
          && one.type() == type
          && mentions.get(link.mention()).is(MentionKind.NAME)
          && shareWord(mentions.get(i), mentions.get(link.mention()))
          && share(i, one) > most) {
        best = one;
        most = share(i, one);
      }
    }
    return Optional.ofNullable(best);
  }

  /** Whether two names have a word in common. */
  private boolean shareWord(Mention one, Mention other) {
    List<String> others = parts(other);
    return parts(one).stream()
        .anyMatch(part -> others.contains(part) && !Lexicon.isFunctionWord(part));
  }

  /** Returns whether the title right before a name is a woman's; empty if it does not show it. */
  private Optional<Boolean> gender(int i) {
    for (int beside = i - 1; beside >= 0 && touches(beside, beside + 1); beside--) {
      Mention one = mentions.get(beside);
      if (one.is(MentionKind.NAME) || one.is(MentionKind.PRONOUN)) {
        break;
      }
      Optional<Boolean> found = gender(one.words());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Boolean> gender(Range range) {
    for (int i = range.end() - 1; i >= range.begin(); i--) {
      String word = LowerCase.of(words.form(i));
      for (String form : List.of(word, word + ".")) {
        if (Lexicon.has(Lexicon.Kind.FEMALE, form)) {
          return Optional.of(true);
        }
        if (Lexicon.has(Lexicon.Kind.MALE, form)) {
          return Optional.of(false);
        }
      }
    }
    return Optional.empty();
  }

  /** Whether nothing but marks within a name and its title are between two mentions. */
  private boolean touches(int first, int second) {
    for (int i = mentions.get(first).end(); i < mentions.get(second).begin(); i++) {
      if (!words.isOneOf(i, ".[]-“”\"'")) {
        return false;
      }
    }
    return !words.startsParagraph(mentions.get(second).begin());
  }

  /**
   * A woman is one from the first line on: what later pronouns say of her counts everywhere. A
   * pronoun says nothing against a name or a title: it stands for another one then.
   */
  private void voteByPronouns() {
    for (int i = 0; i < of.length; i++) {
      Optional<Pronouns> pronoun = pronoun(i).filter(Pronouns::isGendered);
      if (pronoun.isPresent()) {
        var votes = new LinkedHashMap<Entity, Double>();
        for (Map.Entry<Entity, Double> one : shares(i).entrySet()) {
          if (one.getKey().type() == ActorType.PERSON) {
            votes.put(one.getKey(), one.getValue() * pronoun.get().agreement(one.getKey()));
          }
        }
        double all = votes.values().stream().mapToDouble(vote -> vote).sum();
        votes.forEach((one, vote) -> one.voteByPronoun(pronoun.get() == Pronouns.SHE, vote / all));
      }
    }
  }

  /**
   * Counts the pronouns that stand for each person, and titles that are neither a woman's nor a
   * man's. {@code They} counts only if the person is meant rather than any other.
   */
  private void countGenders() {
    for (int i = 0; i < of.length; i++) {
      Entity one = of[i];
      Optional<Gender> said = pronoun(i).flatMap(Pronouns::gender);
      if (one != null
          && said.isPresent()
          && (said.get() != Gender.OTHER || isMeantAboveAll(i, one))) {
        one.count(said.get(), GenderBasis.PRONOUN);
      }
      if (one != null
          && mentions.get(i).is(MentionKind.NAME)
          && isAfterMx(mentions.get(i).begin())) {
        one.count(Gender.OTHER, GenderBasis.TITLE);
      }
    }
  }

  /** Whether a mention's links go to one entity more than to all others and to nobody together. */
  private boolean isMeantAboveAll(int i, Entity entity) {
    double rest = mentions.get(i).none();
    for (Map.Entry<Entity, Double> other : shares(i).entrySet()) {
      rest += other.getKey() == entity ? 0 : other.getValue();
    }
    return share(i, entity) > rest;
  }

  private boolean isAfterMx(int word) {
    int title = word > 1 && words.isOneOf(word - 1, ".") ? word - 2 : word - 1;
    return title >= 0 && NEUTRAL_TITLES.contains(LowerCase.of(words.form(title)));
  }

  Optional<Pronouns> pronoun(int i) {
    Mention mention = mentions.get(i);
    return mention.is(MentionKind.PRONOUN)
        ? Pronouns.of(LowerCase.of(words.form(mention.begin())))
        : Optional.empty();
  }

  private Entity byPronoun(int i) {
    Pronouns pronoun = pronoun(i).orElseThrow();
    double least =
        pronoun.isGendered() ? LEAST_PRONOUN : Math.max(LEAST_PRONOUN, mentions.get(i).none());
    return best(i, least, pronoun::agreement).orElse(null);
  }

  private Entity byDescription(int i) {
    Mention mention = mentions.get(i);
    // Nobody is one's own doctor.
    Entity owner = i > 0 && isOwner(i - 1) && follows(i) ? of[i - 1] : null;
    Predicate<Entity> fits = one -> one != owner && fits(one, mention.type());
    Entity described =
        best(i, mention.none(), one -> fits.test(one) ? 1 : 0)
            .or(() -> sameDescription(i, fits))
            .orElseGet(() -> introduce(actorType(mention.type(), false), "", false));
    return described(i, described);
  }

  /**
   * Returns the entity with the largest share of a mention's links, the first of equals.
   *
   * @param least the share that it must exceed
   * @param weight what the share of an entity is multiplied by
   */
  private Optional<Entity> best(int i, double least, ToDoubleFunction<Entity> weight) {
    Entity best = null;
    double most = least;
    for (Map.Entry<Entity, Double> one : shares(i).entrySet()) {
      double share = one.getValue() * weight.applyAsDouble(one.getKey());
      if (share > most || (share == most && best != null && one.getKey().order() < best.order())) {
        best = one.getKey();
        most = share;
      }
    }
    return Optional.ofNullable(best);
  }

  private Entity described(int i, Entity one) {
    Mention mention = mentions.get(i);
    if (one.isPerson() && mention.type() == MentionType.PERSON) {
      gender(mention.words()).ifPresent(one::voteByWord);
    }
    return one;
  }

  /**
   * Whether nothing but a bracket is between a mention and the next: `[US] President [Ada] Holm`.
   */
  boolean isRightBeforeNext(int i) {
    int end = mentions.get(i).end();
    int next = mentions.get(i + 1).begin();
    return end == next || (end + 1 == next && words.isOneOf(end, "[]"));
  }

  /** Whether a role is right before a person's name: `deckhand Ada Holm`. */
  private boolean precedesPerson(int i) {
    return i + 1 < of.length
        && mentions.get(i).type() == MentionType.PERSON
        && isRightBeforeNext(i)
        && mentions.get(i + 1).is(MentionKind.NAME)
        && of[i + 1].type() == ActorType.PERSON;
  }

  /** Whether the mention comes right after the one before, or after its possessive ending. */
  private boolean follows(int i) {
    return mentions.get(i).begin() - mentions.get(i - 1).end() <= 2;
  }

  /** Whether a mention owns what follows: `Marrow's` mayor, `her` brother. */
  boolean isOwner(int i) {
    Mention mention = mentions.get(i);
    int end = mention.end();
    if (mention.is(MentionKind.PRONOUN)) {
      String pronoun = LowerCase.of(words.form(mention.begin()));
      return POSSESSIVES.contains(pronoun) && end < words.size() && words.sounds(end);
    }
    if (end + 1 >= words.size() || !words.isOneOf(end, "'’")) {
      return false;
    }
    boolean s = words.form(end + 1).equalsIgnoreCase("s") && words.end(end) == words.begin(end + 1);
    boolean plural =
        words.end(mention.end() - 1) == words.begin(end)
            && LowerCase.of(words.form(mention.end() - 1)).endsWith("s")
            && words.sounds(end + 1)
            && words.end(end) < words.begin(end + 1);
    return s || plural;
  }

  /** Whether a description of a type can be of the entity. */
  private static boolean fits(Entity entity, MentionType type) {
    return switch (type) {
      case PERSON -> entity.isPerson();
      case GROUP -> entity.type() == ActorType.GROUP || entity.type() == ActorType.ORGANISATION;
      case ORGANISATION, PLACE -> !entity.isPerson();
      case DOCUMENT, THING -> entity.type() == ActorType.DOCUMENT;
    };
  }

  /** Returns the shares of a mention's links, by the entity of the mention that is linked. */
  private Map<Entity, Double> shares(int i) {
    var shares = new LinkedHashMap<Entity, Double>();
    for (Mention.Link link : mentions.get(i).links()) {
      Entity one = of[link.mention()];
      if (one != null) {
        shares.merge(one, link.probability(), Double::sum);
      }
    }
    return shares;
  }

  private double share(int i, Entity entity) {
    double share = 0;
    for (Mention.Link link : mentions.get(i).links()) {
      share += of[link.mention()] == entity ? link.probability() : 0;
    }
    return share;
  }

  /**
   * Returns the one described by the same noun before a definite description that the model links
   * to nobody, unless the two are of different countries: {@code the Russian president} is not the
   * {@code French President}.
   */
  private Optional<Entity> sameDescription(int i, Predicate<Entity> fits) {
    String head = LowerCase.of(words.form(mentions.get(i).end() - 1));
    if (!isDefinite(i)) {
      return Optional.empty();
    }
    Optional<String> country = country(i);
    for (int k = i - 1; k >= Math.max(0, i - Limits.DEFAULT.maxDescriptionReach()); k--) {
      Entity one = of[k];
      boolean same =
          one != null
              && mentions.get(k).is(MentionKind.ROLE)
              && LowerCase.of(words.form(mentions.get(k).end() - 1)).equals(head)
              && fits.test(one);
      if (same && (country.isEmpty() || country(k).isEmpty() || country.equals(country(k)))) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** Whether `the` or the like opens the noun phrase of a description. */
  private boolean isDefinite(int i) {
    int begin = mentions.get(i).begin();
    for (int k = i - 1; k >= 0 && mentions.get(k).end() == begin; k--) {
      begin = mentions.get(k).begin();
    }
    return isDefiniteWord(begin) || (begin > 0 && isDefiniteWord(begin - 1));
  }

  private boolean isDefiniteWord(int word) {
    return Lexicon.has(Lexicon.Kind.DEFINITE, LowerCase.of(words.form(word)));
  }

  /** Returns the country in the words before a role: `French`, `US`. */
  private Optional<String> country(int role) {
    boolean beside = role > 0 && mentions.get(role - 1).end() == mentions.get(role).begin();
    if (!beside || !mentions.get(role - 1).is(MentionKind.NAME)) {
      return Optional.empty();
    }
    String modifier = display(mentions.get(role - 1).words());
    return Countries.called(modifier).or(() -> Countries.ofPeople(modifier));
  }

  Entity introduce(ActorType type, String name, boolean named) {
    return new Entity(introduced++, type, name, named);
  }

  private static ActorType actorType(MentionType type, boolean named) {
    return switch (type) {
      case PERSON -> named ? ActorType.PERSON : ActorType.UNNAMED;
      case ORGANISATION, PLACE -> named ? ActorType.ORGANISATION : ActorType.GROUP;
      case GROUP -> ActorType.GROUP;
      case DOCUMENT, THING -> ActorType.DOCUMENT;
    };
  }

  /** Returns the name's words in lower case. */
  private List<String> parts(Mention name) {
    return PersonNames.parts(words.form(name.words()));
  }

  private String key(Range range) {
    return LowerCase.of(SPACE.matcher(words.form(range)).replaceAll(" ")).replace('’', '\'');
  }

  /** Returns a name as it is displayed: without brackets and not all in capitals. */
  String display(Range range) {
    String shown =
        SPACE
            .matcher(words.form(range))
            .replaceAll(" ")
            .replace("[", "")
            .replace("]", "")
            .replace('’', '\'');
    boolean shouted =
        shown.length() > 7
            && shown.indexOf(' ') > 0
            && shown.equals(shown.toUpperCase(Locale.ROOT))
            && !shown.contains(".");
    return shouted ? capitalised(shown) : shown;
  }

  private static String capitalised(String name) {
    var text = new StringBuilder(name.length());
    boolean begins = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      text.append(begins ? c : Character.toLowerCase(c));
      begins = !Character.isLetter(c);
    }
    return text.toString();
  }
}

package org.onrecord.actor.article;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.onrecord.limit.Interrupts;
import org.onrecord.record.ActorType;
import org.onrecord.text.Countries;
import org.onrecord.text.Lexicon;
import org.onrecord.text.LowerCase;
import org.onrecord.text.Tokens;

/**
 * The named entities of an article, each under the longest form of its name, found by any shorter
 * form.
 *
 * <p>The whole article is read before the first look-up, since a headline may have only the surname
 * of someone whom the text introduces in full. Forms are matched in order of decreasing strictness,
 * as in the sieves of Lee et al. (Computational Linguistics 39:4, 2013): the same words; the same
 * first and last word; the same words in another order; an initial for the first word; the last
 * word, without its prefix; any word.
 */
final class NamedEntities {
  private static final Limits LIMITS = Limits.DEFAULT;

  /** A name in the article and its bearer. */
  record Appearance(Name name, Referent referent) {}

  private final Tokens tokens;
  private final NameSpans spans;
  private final Appositions appositions;
  private final List<Referent> all = new ArrayList<>();
  private final Map<String, Referent> byName = new HashMap<>();
  private final Map<String, Referent> byEnds = new HashMap<>();
  private final Map<String, Referent> byWordSet = new HashMap<>();
  private final Map<String, List<Referent>> byLast = new HashMap<>();
  private final Map<String, List<Referent>> byPart = new HashMap<>();
  private final Map<String, Referent> others = new HashMap<>();
  private final Map<String, Referent> shortForms = new HashMap<>();

  /** Names of one word right next to a verb of speech. */
  private final Set<String> speaking = new HashSet<>();

  private final List<Appearance> appearances = new ArrayList<>();

  private NamedEntities(Tokens tokens, NameSpans spans, Appositions appositions) {
    this.tokens = tokens;
    this.spans = spans;
    this.appositions = appositions;
  }

  /** Reads the article's names. */
  static NamedEntities of(Tokens tokens, NameSpans spans, Appositions appositions) {
    var entities = new NamedEntities(tokens, spans, appositions);
    List<Name> names = entities.names();
    entities.separateMembers(names);
    entities.introduce(names);
    for (Name name : names) {
      Interrupts.check();
      entities
          .referentIn(name)
          .ifPresent(found -> entities.appearances.add(new Appearance(name, found)));
    }
    entities.appearances.forEach(entities::learn);
    return entities;
  }

  /** Returns the names in reading order. */
  List<Appearance> appearances() {
    return appearances;
  }

  /** Returns a new referent, one not introduced by a name in the first reading. */
  Referent add(ActorType type, String name, boolean named) {
    var referent = new Referent(all.size(), type, name, named);
    all.add(referent);
    return referent;
  }

  private List<Name> names() {
    var names = new ArrayList<Name>();
    for (int i = 0; i < tokens.size(); ) {
      int end = spans.end(i);
      if (end > i) {
        addNames(i, end, names);
      }
      i = Math.max(end, i + 1);
    }
    return names;
  }

  private void addNames(int begin, int end, List<Name> names) {
    int first = begin;
    if (spans.isOpener(begin) && !spans.isTitle(begin)) {
      boolean common = spans.isAlsoSmall(begin) || tokens.is(begin, Lexicon.Kind.GROUP);
      first = common && end - begin > 1 ? begin + 1 : begin;
    }
    while (first < end && !spans.isNameWord(first)) {
      first++;
    }
    Name name = spans.split(first, end);
    if (name.words() > 1 || (name.words() == 1 && !isCommon(name))) {
      names.add(name);
    }
  }

  /** Whether the word is capitalised but not a name: `European`, `Officials`. */
  private boolean isCommon(Name name) {
    int i = name.begin();
    boolean group = tokens.is(i, Lexicon.Kind.GROUP) && !tokens.isAcronym(i);
    boolean people = Countries.ofPeople(tokens.lower(i)).isPresent();
    boolean kind = tokens.is(i, Lexicon.Kind.AFFILIATE) || tokens.is(i, Lexicon.Kind.THING);
    return !name.isTitled() && (group || people || kind);
  }

  /**
   * Separates an organisation from a member named right after it. If the last word of a long name
   * occurs alone elsewhere, it is a surname (`Marrow Bridge College Ann Lee`).
   */
  private void separateMembers(List<Name> names) {
    var alone = new HashSet<String>();
    for (Name name : names) {
      if (name.words() == 1 && spans.looksPersonal(name)) {
        alone.add(tokens.lower(name.begin()));
      }
      boolean speaks =
          tokens.is(name.end(), Lexicon.Kind.SPEECH)
              || (tokens.is(name.begin() - 1, Lexicon.Kind.SPEECH)
                  && !tokens.isWord(name.begin() - 2));
      if (name.words() == 1 && speaks) {
        speaking.add(tokens.lower(name.begin()));
      }
    }
    for (int i = 0; i < names.size(); i++) {
      Name name = names.get(i);
      int first = name.end() - 2;
      boolean member =
          name.words() > LIMITS.maxPlainPersonTokens()
              && alone.contains(tokens.lower(name.end() - 1))
              && spans.looksPersonal(new Name(first, first, name.end()))
              && spans.isNameWord(first)
              && !spans.looksPersonal(name);
      if (member) {
        names.set(i, new Name(first, first, name.end()));
      }
    }
  }

  /** Introduces the bearers of names of several words, then of names that occur only alone. */
  private void introduce(List<Name> names) {
    for (Name name : names) {
      if (!spans.inHeadline(name.begin()) && isPersonal(name) && parts(name).length > 1) {
        introducePerson(name);
      }
    }
    for (Name name : names) {
      String[] parts = parts(name);
      boolean headline = spans.inHeadline(name.begin());
      boolean role = parts.length == 1 && spans.isTitle(name.begin());
      if (parts.length == 0
          || headline
          || role
          || personCalled(parts, Optional.empty()).isPresent()) {
        continue;
      }
      boolean apposed = appositions.after(name.end()).isPresent();
      if (parts.length == 1
          && spans.looksPersonal(name)
          && (name.isTitled() || apposed)
          && !isOpeningOnly(name)) {
        introducePerson(name);
      } else if (!spans.looksPersonal(name) || !spans.isOpener(name.begin())) {
        introduceOther(name);
      }
    }
  }

  private boolean isPersonal(Name name) {
    return spans.looksPersonal(name)
        || (spans.mayBePersonal(name)
            && (isTold(name) || speaking.contains(tokens.lower(name.end() - 1))));
  }

  /** Whether the words around the name say that its bearer is a person. */
  private boolean isTold(Name name) {
    int end = name.end();
    boolean aged = tokens.is(end, ",") && tokens.isNumber(end + 1) && tokens.is(end + 2, ",");
    boolean who = tokens.is(end, "who") || (tokens.is(end, ",") && tokens.is(end + 1, "who"));
    return name.isTitled() || aged || who || appositions.after(end).isPresent();
  }

  private boolean isOpeningOnly(Name name) {
    return !name.isTitled() && spans.isOpener(name.begin());
  }

  private void introducePerson(Name name) {
    String[] parts = parts(name);
    String key = String.join(" ", parts);
    Optional<Referent> known = fullName(parts);
    if (known.isPresent()) {
      byName.putIfAbsent(key, known.get());
      known.get().addCount();
      return;
    }
    Referent person = add(ActorType.PERSON, display(name), true);
    person.addCount();
    byName.put(key, person);
    if (parts.length > 1) {
      byEnds.put(parts[0] + " " + parts[parts.length - 1], person);
      byWordSet.put(wordSet(parts), person);
    }
    addTo(byLast, bare(parts[parts.length - 1]), person);
    for (String part : parts) {
      addTo(byPart, bare(part), person);
      for (String half : part.split("-", 4)) {
        if (half.length() > 2 && half.length() < part.length()) {
          addTo(byPart, half, person);
        }
      }
    }
  }

  private static void addTo(Map<String, List<Referent>> index, String part, Referent person) {
    List<Referent> namesakes = index.computeIfAbsent(part, absent -> new ArrayList<>());
    if (namesakes.size() < LIMITS.maxNamesakes() && !namesakes.contains(person)) {
      namesakes.add(person);
    }
  }

  private void introduceOther(Name name) {
    String display = tokens.phrase(name.begin(), name.end());
    String key = LowerCase.of(display);
    if (others.containsKey(key)) {
      others.get(key).addCount();
      others.get(key).spell(display);
      return;
    }
    Optional<String> country = Countries.called(display);
    Referent other =
        country.isPresent()
            ? others.computeIfAbsent(
                LowerCase.of(country.get()), k -> add(ActorType.COUNTRY, country.get(), true))
            : add(ActorType.ORGANISATION, display, true);
    others.put(key, other);
    other.addCount();
    if (country.isEmpty()) {
      addShortForms(name, other);
    }
  }

  /**
   * Adds short forms: `Holm Bridges` for `Holm Bridges Inc.`, `HB` for `the Harbour Board (HB)`.
   */
  private void addShortForms(Name name, Referent organisation) {
    int end = name.end();
    if (tokens.is(end, "(") && tokens.isAcronym(end + 1) && tokens.is(end + 2, ")")) {
      shortForms.putIfAbsent(tokens.lower(end + 1), organisation);
    }
    int words = 0;
    var initials = new StringBuilder();
    for (int i = name.begin(); i < end; i++) {
      if (tokens.isCapitalised(i)) {
        initials.append(Character.toLowerCase(tokens.lower(i).charAt(0)));
        words++;
      }
    }
    if (words > 2) {
      shortForms.putIfAbsent(initials.toString(), organisation);
    }
    int last = end;
    while (last - 1 > name.begin()
        && (tokens.is(last - 1, Lexicon.Kind.ORGANISATION) || !tokens.isCapitalised(last - 1))) {
      last--;
      shortForms.putIfAbsent(key(name.begin(), last), organisation);
    }
    for (int i = name.begin() + 1; i < end - 1; i++) {
      if (tokens.is(i, "of")) {
        String behind = key(i + 1, end);
        if (Countries.called(behind).isEmpty()) {
          shortForms.putIfAbsent(behind, organisation);
        }
      }
    }
  }

  /** Returns the bearer of the name, if the article has one. */
  Optional<Referent> referentIn(Name name) {
    Optional<Referent> person = personIn(name);
    return person.isPresent() ? person : otherIn(name.begin(), name.end());
  }

  /** Returns the person with this name or a name of which it is a part. */
  Optional<Referent> personIn(Name name) {
    String[] parts = parts(name);
    if (parts.length == 0
        || (tokens.is(name.begin() - 1, "the") && parts.length > 1 && !spans.looksPersonal(name))) {
      return Optional.empty();
    }
    return personCalled(parts, gender(name));
  }

  /** Returns the organisation or country with this name or short form. */
  Optional<Referent> otherIn(int begin, int end) {
    String key = key(begin, end);
    Referent exact = others.get(key);
    Referent brief = shortForms.get(key);
    if (exact == null) {
      return Optional.ofNullable(brief);
    }
    boolean replaced =
        brief != null && exact.type() == ActorType.ORGANISATION && (brief.count() >= 1);
    return Optional.of(replaced ? brief : exact);
  }

  private Optional<Referent> personCalled(String[] parts, Optional<Boolean> female) {
    if (parts.length > 1 && !Lexicon.has(Lexicon.Kind.PARTICLE, parts[0])) {
      return fullName(parts);
    }
    String last = bare(parts[parts.length - 1]);
    Optional<Referent> found = mostFrequent(byLast.get(last), female);
    return found.isPresent() ? found : mostFrequent(byPart.get(last), female);
  }

  private Optional<Referent> fullName(String[] parts) {
    Referent found = byName.get(String.join(" ", parts));
    if (found == null && parts.length > 1) {
      String first = parts[0];
      String last = parts[parts.length - 1];
      found = byEnds.get(first + " " + last);
      found = found == null ? byWordSet.get(wordSet(parts)) : found;
      found = found == null ? byInitial(first, last) : found;
    }
    return Optional.ofNullable(found);
  }

  /** Returns the only namesake whose first name agrees by its initial. */
  private Referent byInitial(String first, String last) {
    Referent found = null;
    for (Referent namesake : byLast.getOrDefault(bare(last), List.of())) {
      String other = LowerCase.of(namesake.name()).split("\\s+", 2)[0];
      boolean initial = isInitial(first) || isInitial(other);
      if (initial && other.charAt(0) == first.charAt(0)) {
        if (found != null) {
          return null;
        }
        found = namesake;
      }
    }
    return found;
  }

  private static boolean isInitial(String word) {
    return word.length() == 1 || (word.length() == 2 && word.charAt(1) == '.');
  }

  private static Optional<Referent> mostFrequent(
      List<Referent> namesakes, Optional<Boolean> female) {
    Referent best = null;
    for (Referent one : namesakes == null ? List.<Referent>of() : namesakes) {
      boolean fits = female.isEmpty() || one.female().isEmpty() || one.female().equals(female);
      if (fits && (best == null || one.count() > best.count())) {
        best = one;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Records what the words around a name say about its bearer. */
  private void learn(Appearance appearance) {
    Referent referent = appearance.referent;
    Name name = appearance.name;
    if (referent.type() != ActorType.PERSON) {
      boolean place = tokens.is(name.begin() - 1, "in") || tokens.is(name.begin() - 1, "near");
      boolean organisation = spans.looksLikeOrganisation(name.begin(), name.end());
      referent.addEvidence(place && !organisation ? 1 : 0);
      return;
    }
    gender(name).ifPresent(referent::setFemale);
    title(name).ifPresent(role -> addRole(referent, role, name.titleBegin(), name.begin()));
    appositions
        .after(name.end())
        .ifPresent(
            role -> {
              addRole(referent, role.text(), role.begin(), role.headEnd());
              gender(role.begin(), role.headEnd()).ifPresent(referent::setFemale);
            });
    appositions
        .before(name)
        .ifPresent(
            role -> {
              addRole(referent, role.text(), role.begin(), role.headEnd());
              gender(role.begin(), role.headEnd()).ifPresent(referent::setFemale);
            });
    boolean telling =
        name.isTitled()
            || tokens.is(name.end(), Lexicon.Kind.SPEECH)
            || tokens.is(name.begin() - 1, Lexicon.Kind.SPEECH)
            || (tokens.is(name.end(), ",")
                && (tokens.is(name.end() + 1, "who") || tokens.isNumber(name.end() + 1)))
            || tokens.is(name.end(), "who");
    referent.addEvidence(telling || !referent.roles().isEmpty() || parts(name).length == 1 ? 1 : 0);
  }

  void addRole(Referent referent, String role, int begin, int end) {
    var heads = new TreeSet<String>();
    for (int i = begin; i < end; i++) {
      boolean head = tokens.is(i, Lexicon.Kind.ROLE) || tokens.is(i, Lexicon.Kind.PERSON);
      if (head) {
        heads.add(tokens.lower(i));
      }
    }
    if (!role.isEmpty()) {
      referent.addRole(role, heads);
    }
  }

  /** Returns the role in the title before the name, without forms of address. */
  Optional<String> title(Name name) {
    boolean role = false;
    for (int i = name.titleBegin(); i < name.begin(); i++) {
      role |= tokens.is(i, Lexicon.Kind.ROLE);
    }
    int end = name.begin();
    while (role
        && end > name.titleBegin()
        && (tokens.is(end - 1, Lexicon.Kind.COURTESY) || tokens.is(end - 1, "["))) {
      end--;
    }
    return role && end > name.titleBegin()
        ? Optional.of(unbracketed(name.titleBegin(), end))
        : Optional.empty();
  }

  /** Returns whether the title is a woman's; empty if it does not show it. */
  Optional<Boolean> gender(Name name) {
    return gender(name.titleBegin(), name.begin());
  }

  private Optional<Boolean> gender(int begin, int end) {
    for (int i = end - 1; i >= begin; i--) {
      if (tokens.is(i, Lexicon.Kind.FEMALE) || tokens.is(i, Lexicon.Kind.MALE)) {
        return Optional.of(tokens.is(i, Lexicon.Kind.FEMALE));
      }
    }
    return Optional.empty();
  }

  /** Returns the name as it is displayed: without brackets and not all in capitals. */
  String display(Name name) {
    String words = unbracketed(name.begin(), name.end());
    boolean shout =
        words.length() > 7
            && words.indexOf(' ') > 0
            && words.equals(words.toUpperCase(Locale.ROOT))
            && !words.contains(".");
    return shout ? capitalised(words) : words;
  }

  private String unbracketed(int begin, int end) {
    if (begin >= end) {
      return "";
    }
    var words = new StringBuilder();
    for (int i = begin; i < end; i++) {
      if (!tokens.is(i, "[") && !tokens.is(i, "]")) {
        boolean gap = words.length() > 0 && tokens.spaceBefore(i);
        words.append(gap ? " " : "").append(tokens.text(i, i + 1));
      }
    }
    return words.toString();
  }

  private static String capitalised(String words) {
    var text = new StringBuilder(words.length());
    boolean begins = true;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      text.append(begins ? c : Character.toLowerCase(c));
      begins = !Character.isLetter(c);
    }
    return text.toString();
  }

  /** Returns the name's words in lower case, without brackets and generation. */
  private String[] parts(Name name) {
    String[] parts = new String[name.words()];
    int size = 0;
    for (int i = name.begin(); i < name.end(); i++) {
      if (tokens.isWord(i) && !(size > 0 && tokens.is(i, Lexicon.Kind.GENERATION))) {
        parts[size++] = tokens.lower(i);
      }
    }
    return Arrays.copyOf(parts, size);
  }

  /** Returns a surname without its prefix: `al-Assad` is `Assad`. */
  private static String bare(String part) {
    int end = part.indexOf('-') + 1;
    boolean prefixed =
        part.length() > end + 1 && Lexicon.has(Lexicon.Kind.NAME_PREFIX, part.substring(0, end));
    return prefixed ? part.substring(end) : part;
  }

  private static String wordSet(String[] parts) {
    return String.join(" ", new TreeSet<>(Arrays.asList(parts)));
  }

  private String key(int begin, int end) {
    return LowerCase.of(tokens.phrase(begin, end));
  }
}

package org.onrecord.actor.article;

import java.util.HashSet;
import java.util.Set;
import org.onrecord.text.Countries;
import org.onrecord.text.Lexicon;
import org.onrecord.text.Sentences;
import org.onrecord.text.Tokens;

/**
 * Finds runs of capitalised words and the part of each run that is a name.
 *
 * <p>The name may be preceded by a title (`US President`, `Secretary of State`), an origin
 * (`French`) and a party (`Republican`). A run continues through particles (`van`), through
 * brackets (`[Joe] Biden`), and through `of`, `for` and `and` within an organisation's name.
 */
final class NameSpans {
  private static final Limits LIMITS = Limits.DEFAULT;

  private final Tokens tokens;
  private final Sentences sentences;

  /** The words that occur in lower case. */
  private final Set<String> small = new HashSet<>();

  /** The words that are capitalised where only a name would be. */
  private final Set<String> capital = new HashSet<>();

  /** The beginning of the sentence for which {@link #headline} was last computed. */
  private int headlineBegin = -1;

  private boolean headline;

  NameSpans(Tokens tokens, Sentences sentences) {
    this.tokens = tokens;
    this.sentences = sentences;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.isWord(i) && !tokens.isCapitalised(i)) {
        small.add(tokens.lower(i));
      } else if (tokens.isWord(i)
          && !sentences.beginsAt(i)
          && !opensQuotation(i)
          && !inHeadline(i)) {
        capital.add(tokens.lower(i));
      }
    }
  }

  /** Whether the word at {@code i} may be part of a name. */
  boolean isNameWord(int i) {
    return tokens.isCapitalised(i)
        && !tokens.lower(i).isEmpty()
        && (!Lexicon.isFunctionWord(tokens.lower(i)) || isLoneAcronym(i))
        && (!tokens.is(i, Lexicon.Kind.TIME) || isNameDespite(i));
  }

  /** Whether the word may be capitalised only because it begins a sentence or quotation. */
  boolean isOpener(int i) {
    boolean opens = sentences.beginsAt(i) || opensQuotation(i);
    return opens && !capital.contains(tokens.lower(i)) && !tokens.isAcronym(i);
  }

  /** Whether the article also has the word in lower case. */
  boolean isAlsoSmall(int i) {
    return small.contains(tokens.lower(i));
  }

  /** Whether the sentence of token {@code i} has nearly all its words capitalised. */
  boolean inHeadline(int i) {
    int begin = sentences.begin(i);
    if (begin != headlineBegin) {
      headlineBegin = begin;
      headline = isHeadline(begin, Math.min(sentences.next(begin), begin + 40));
    }
    return headline;
  }

  /** Returns the end of the run of name words at {@code begin}; {@code begin} if there is none. */
  int end(int begin) {
    return end(begin, Math.min(tokens.size(), begin + LIMITS.maxRunTokens()));
  }

  /** Returns the same, at most {@code limit}. */
  int end(int begin, int limit) {
    int i = begin;
    while (i < limit && (i == begin || !sentences.beginsAt(i))) {
      if (isNameWord(i)) {
        i++;
      } else if (i > begin && i + 2 <= limit && isInnerStop(i)) {
        i += 2;
      } else {
        int next = i == begin ? begin : passed(begin, i);
        if (next == i || next >= limit || sentences.beginsAt(next)) {
          break;
        }
        i = next;
      }
    }
    return i;
  }

  /** Returns where the run continues after a small word or mark at {@code i}; else {@code i}. */
  private int passed(int begin, int i) {
    if (tokens.is(i, Lexicon.Kind.PARTICLE)) {
      int next = tokens.is(i + 1, Lexicon.Kind.PARTICLE) && !isNameWord(i + 1) ? i + 2 : i + 1;
      return isNameWord(next) && !tokens.is(i - 1, Lexicon.Kind.ORGANISATION) ? next : i;
    }
    if (tokens.is(i, "[") || tokens.is(i, "]")) {
      return isNameWord(i + 1) ? i + 1 : i;
    }
    if (tokens.is(i, "'")) {
      return tokens.lower(i - 1).endsWith("s") && tokens.is(i + 1, Lexicon.Kind.ORGANISATION)
          ? i + 1
          : i;
    }
    if (!tokens.is(i, Lexicon.Kind.NAME_LINK)) {
      return i;
    }
    int next = tokens.is(i + 1, "the") ? i + 2 : i + 1;
    return isNameWord(next) && bridges(begin, i, next) ? next : i;
  }

  /** Whether the token is a full stop within a word, as in `Bridges.org`. */
  boolean isInnerStop(int i) {
    return tokens.is(i, ".")
        && !tokens.spaceBefore(i)
        && !tokens.spaceBefore(i + 1)
        && tokens.isWord(i + 1)
        && !tokens.isCapitalised(i + 1);
  }

  private boolean bridges(int begin, int i, int next) {
    boolean behind = tokens.is(i - 1, Lexicon.Kind.ORGANISATION);
    boolean role = tokens.is(i - 1, Lexicon.Kind.ROLE) && tokens.isCapitalised(i - 1);
    return switch (tokens.lower(i)) {
      case "of" -> behind || role || isLinked(begin, i);
      case "for", "on" ->
          (behind && tokens.isCapitalised(i - 1))
              || (role && tokens.is(next, Lexicon.Kind.PORTFOLIO));
      case "&" -> true;
      default -> next == i + 1 && joinsWords(begin, i, next);
    };
  }

  /** Whether `for` or `on` already joins words of the name: `Council for the Welfare`. */
  private boolean isLinked(int begin, int end) {
    for (int i = begin + 1; i < end; i++) {
      if (tokens.is(i, "for") || tokens.is(i, "on")) {
        return true;
      }
    }
    return false;
  }

  /** Whether `and` joins words of one organisation's name: `Food and Drug Administration`. */
  private boolean joinsWords(int begin, int and, int next) {
    boolean whole = false;
    boolean of = false;
    for (int i = begin; i < and; i++) {
      of |= i > begin && (tokens.is(i, "of") || tokens.is(i, "for") || tokens.is(i, "on"));
      whole |= isTitle(i) || tokens.isAcronym(i) || tokens.is(i, "and");
    }
    if (whole || tokens.is(next, Lexicon.Kind.ROLE) || tokens.isAcronym(next)) {
      return false;
    }
    int end = next;
    while (end < next + 3 && isNameWord(end)) {
      end++;
    }
    boolean ends = tokens.is(end - 1, Lexicon.Kind.ORGANISATION);
    boolean endedBefore = tokens.is(and - 1, Lexicon.Kind.ORGANISATION);
    boolean one = and - begin == 1 && end - next > 1 && tokens.is(begin - 1, "the");
    return !endedBefore
        && (of ? !Countries.called(tokens.text(and - 1, and)).isPresent() : ends && one);
  }

  /** Returns the name in the run from {@code begin} to {@code end}: what follows the last title. */
  Name split(int begin, int end) {
    int name = begin;
    int last = end;
    while (last > begin + 1 && tokens.is(last - 1, Lexicon.Kind.GENERATION)) {
      last--;
    }
    for (int i = begin; i < last; i++) {
      if (isTitle(i) && !(i == last - 1 && isSurname(begin, i, name))) {
        name = i + 1;
      }
    }
    if (end - begin == 1 && name == end && tokens.is(begin, Lexicon.Kind.SURNAME)) {
      return new Name(begin, begin, end);
    }
    if (name > begin && name < last && (tokens.is(name, "of") || tokens.is(name, "for"))) {
      name = afterOffice(name + 1, last);
    } else {
      name = afterOrigin(name, last);
    }
    return new Name(titleBegin(name), Math.min(name, last), last);
  }

  /** Whether the role at the end of a run is a surname: `Ms. Boxer`, `Stephen King`. */
  private boolean isSurname(int begin, int last, int name) {
    boolean addressed =
        last > begin
            && tokens.is(last - 1, Lexicon.Kind.COURTESY)
            && !tokens.is(last, Lexicon.Kind.COURTESY);
    boolean named =
        last > name
            && tokens.is(last, Lexicon.Kind.SURNAME)
            && !isModifier(last - 1)
            && !tokens.is(last - 1, "of");
    return addressed || named;
  }

  /** Returns where the name begins after `Secretary of` and the words of the office. */
  private int afterOffice(int begin, int end) {
    int i = tokens.is(begin, "the") ? begin + 1 : begin;
    int first = i;
    i = Math.max(i, Countries.end(tokens, i, end));
    while (i < end
        && (tokens.is(i, Lexicon.Kind.PORTFOLIO)
            || tokens.is(i, Lexicon.Kind.ORGANISATION)
            || tokens.is(i, "and"))) {
      i++;
    }
    if (i > first) {
      return i;
    }
    boolean organisation = false;
    for (int at = first; at < end; at++) {
      if (tokens.is(at, Lexicon.Kind.ORGANISATION)) {
        organisation = true;
        i = at + 1;
      } else if (!isNameWord(at) && !tokens.is(at, Lexicon.Kind.PARTICLE)) {
        organisation = true;
        i = end;
      }
    }
    return organisation ? i : end - first > 2 ? end - 2 : end;
  }

  /** Returns where the name begins after `French` or `Republican`. */
  private int afterOrigin(int begin, int end) {
    int i = begin;
    while (i < end - 1) {
      int next = Countries.peopleEnd(tokens, i, end - 1);
      if (next == i && (tokens.is(i, Lexicon.Kind.AFFILIATE) || isModifier(i))) {
        next = i + 1;
      }
      if (next == i && !tokens.is(i - 1, "the")) {
        int country = Countries.end(tokens, i, end - 2);
        next = end - country >= 2 && !isPlainOrganisation(country, end) ? country : i;
      }
      if (next == i) {
        break;
      }
      i = next;
    }
    return i == begin || isPlainOrganisation(i, end) || end - i < 2 ? begin : i;
  }

  private boolean isPlainOrganisation(int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (tokens.is(i, Lexicon.Kind.ORGANISATION)
          || tokens.is(i, Lexicon.Kind.THING)
          || tokens.is(i, Lexicon.Kind.PLACE)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns where the title before {@code nameBegin} begins; {@code nameBegin} if there is none.
   */
  private int titleBegin(int nameBegin) {
    int i = nameBegin;
    boolean office = !isTitle(i - 1) && isNameWord(i - 1) && i >= 2 && hasOffice(i);
    if (!isTitle(i - 1) && !office) {
      return i;
    }
    i--;
    while (nameBegin - i < LIMITS.maxTitleTokens()
        && !sentences.beginsAt(i)
        && (isNameWord(i - 1)
            || isTitle(i - 1)
            || isModifier(i - 1)
            || (tokens.is(i - 1, "of") && isTitle(i - 2))
            || (tokens.is(i - 1, "for") && isTitle(i - 2) && tokens.isCapitalised(i - 2))
            || (tokens.is(i - 1, "and") && isTitle(i - 2) && isTitle(i))
            || tokens.is(i - 1, Lexicon.Kind.ORGANISATION)
            || tokens.is(i - 1, Lexicon.Kind.PORTFOLIO)
            || (tokens.is(i - 1, "'s") && isNameWord(i - 2)))) {
      i--;
    }
    return tokens.is(i, "'s") ? i + 1 : i;
  }

  private boolean hasOffice(int nameBegin) {
    for (int i = nameBegin - 1;
        i > nameBegin - 6
            && (isNameWord(i)
                || tokens.is(i, "of")
                || tokens.is(i, "and")
                || tokens.is(i, "the")
                || tokens.is(i, "for"));
        i--) {
      if (tokens.is(i, "of") || tokens.is(i, "for")) {
        return isTitle(i - 1) && tokens.isCapitalised(i - 1);
      }
    }
    return false;
  }

  /** Whether the word is a role or a form of address. */
  boolean isTitle(int i) {
    return tokens.is(i, Lexicon.Kind.ROLE) || tokens.is(i, Lexicon.Kind.COURTESY);
  }

  private boolean isModifier(int i) {
    return tokens.is(i, Lexicon.Kind.MODIFIER) || tokens.is(i, Lexicon.Kind.PORTFOLIO);
  }

  /** Whether the words by themselves look like the name of a person and of nothing else. */
  boolean looksPersonal(Name name) {
    boolean people = Countries.peopleEnd(tokens, name.begin(), name.end()) > name.begin();
    for (int i = name.begin(); i < name.end(); i++) {
      boolean surname =
          i == name.end() - 1 && i > name.begin() && tokens.is(i, Lexicon.Kind.SURNAME);
      if (!surname && (isThing(i) || isOrganisation(i))) {
        return false;
      }
    }
    return !people && mayBePersonal(name);
  }

  /** Whether the words can be the name of a person if the words around them say so. */
  boolean mayBePersonal(Name name) {
    int counted = 0;
    for (int i = name.begin(); i < name.end(); i++) {
      boolean last = i == name.end() - 1;
      boolean surname = last && counted > 0 && tokens.is(i, Lexicon.Kind.SURNAME);
      if (!surname
          && (tokens.is(i, Lexicon.Kind.NAME_LINK)
              || tokens.isNumber(i)
              || tokens.is(i, Lexicon.Kind.INSTITUTION)
              || (last && tokens.is(i, Lexicon.Kind.ORGANISATION))
              || isInitialism(i, last && counted > 0))) {
        return false;
      }
      counted += tokens.isWord(i) ? 1 : 0;
    }
    return counted > 0
        && counted <= LIMITS.maxPersonTokens()
        && Countries.called(tokens.phrase(name.begin(), name.end())).isEmpty()
        && (name.isTitled() || !isNamedKind(name.begin() - 1));
  }

  /** Whether the word before a name shows that it is not a person's: `the group Clean Sound`. */
  private boolean isNamedKind(int i) {
    return tokens.is(i, "the")
        || (!tokens.isCapitalised(i)
            && (tokens.is(i, Lexicon.Kind.GENERIC) || tokens.is(i, Lexicon.Kind.ORGANISATION)));
  }

  private boolean isThing(int i) {
    return tokens.is(i, Lexicon.Kind.THING)
        || tokens.is(i, Lexicon.Kind.AFFILIATE)
        || tokens.is(i, Lexicon.Kind.PLACE)
        || tokens.is(i, Lexicon.Kind.GROUP)
        || tokens.is(i, Lexicon.Kind.DOCUMENT);
  }

  private boolean isOrganisation(int i) {
    return tokens.is(i, Lexicon.Kind.ORGANISATION) || tokens.is(i, Lexicon.Kind.INSTITUTION);
  }

  /** Whether the word is an organisation's acronym, not initials as in `JD Vance`. */
  private boolean isInitialism(int i, boolean last) {
    return isLoneAcronym(i)
        && (last || tokens.end(i) - tokens.begin(i) > 2)
        && !tokens.lower(i).contains(".");
  }

  /** Whether a word of the name shows that it is an organisation's. */
  boolean looksLikeOrganisation(int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (isOrganisation(i) || tokens.is(i, Lexicon.Kind.THING) || isInitialism(i, i == end - 1)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the word is an acronym, not part of a line in capitals. */
  private boolean isLoneAcronym(int i) {
    return tokens.isAcronym(i)
        && !tokens.is(i, "the")
        && !(isLongCapitals(i - 1) || isLongCapitals(i + 1));
  }

  private boolean isLongCapitals(int i) {
    return tokens.isAcronym(i) && tokens.end(i) - tokens.begin(i) > 4;
  }

  /** Whether the word is a month next to another part of a name: `April Ryan`, `Theresa May`. */
  private boolean isNameDespite(int i) {
    boolean dated = tokens.isNumber(i + 1) || tokens.isNumber(i - 1);
    return tokens.is(i, Lexicon.Kind.NAME_MONTH)
        && !dated
        && !sentences.beginsAt(i)
        && (plainName(i - 1) || plainName(i + 1) || isTitle(i - 1));
  }

  private boolean plainName(int i) {
    return tokens.isCapitalised(i)
        && !Lexicon.isFunctionWord(tokens.lower(i))
        && !tokens.is(i, Lexicon.Kind.TIME);
  }

  private boolean opensQuotation(int i) {
    return i > 0
        && (tokens.is(i - 1, "“")
            || tokens.is(i - 1, "\"")
            || tokens.is(i - 1, ":")
            || tokens.is(i - 1, "‘"));
  }

  private boolean isHeadline(int begin, int end) {
    int words = 0;
    int capitals = 0;
    for (int i = begin; i < end; i++) {
      boolean content =
          tokens.isWord(i) && tokens.end(i) - tokens.begin(i) > 3 && !tokens.isNumber(i);
      words += content ? 1 : 0;
      capitals += content && tokens.isCapitalised(i) ? 1 : 0;
    }
    return words >= LIMITS.minHeadlineWords() && capitals * 10 >= words * 9;
  }
}

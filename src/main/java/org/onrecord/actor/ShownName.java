package org.onrecord.actor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.onrecord.record.ActorType;
import org.onrecord.text.Lexicon;
import org.onrecord.text.LowerCase;

/**
 * The name under which a named actor is shown: without what only its place in a sentence adds. A
 * possessive ending, marks around the name, forms of address, and function words at its ends go.
 */
final class ShownName {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** Marks that no name begins or ends with, apart from the full stop of an initial. */
  private static final String MARKS = ",;:\"“”„«»()[]{}<>*_|-–—…/\\'’‘`";

  private ShownName() {}

  /** Returns a name as it is shown; the same if nothing would be left of it. */
  static String of(ActorType type, String name) {
    if (type == ActorType.GROUP || type == ActorType.UNNAMED || type == ActorType.DOCUMENT) {
      return name;
    }
    List<String> words = new ArrayList<>(Arrays.asList(SPACE.split(withoutMarks(name), -1)));
    // `McDonald's` is the name of a firm, but no person and no country has such a one.
    if (type != ActorType.ORGANISATION) {
      String last = words.get(words.size() - 1);
      words.set(words.size() - 1, withoutPossessive(last));
    }
    while (words.size() > 1 && isStray(words.get(0))) {
      words.remove(0);
    }
    while (words.size() > 1 && isStray(words.get(words.size() - 1))) {
      words.remove(words.size() - 1);
    }
    if (type == ActorType.PERSON) {
      dropTitles(words);
    }
    String shown = withoutMarks(String.join(" ", words));
    return shown.isEmpty() ? name : shown;
  }

  private static String withoutMarks(String name) {
    int begin = 0;
    int end = name.length();
    while (begin < end && isMark(name.charAt(begin))) {
      begin++;
    }
    while (end > begin && isMark(name.charAt(end - 1))) {
      end--;
    }
    // A bracket that is closed within the name belongs to it: `Harbour Board (Port Aldane)`.
    boolean closed = end < name.length() && name.charAt(end) == ')';
    if (closed && name.substring(begin, end).indexOf('(') > 0) {
      end++;
    }
    return name.substring(begin, end);
  }

  private static boolean isMark(char c) {
    return Character.isWhitespace(c) || MARKS.indexOf(c) >= 0;
  }

  private static String withoutPossessive(String word) {
    int mark = word.length() - 2;
    boolean possessive =
        mark > 0
            && (word.charAt(mark) == '\'' || word.charAt(mark) == '’')
            && (word.charAt(mark + 1) == 's' || word.charAt(mark + 1) == 'S');
    return possessive ? word.substring(0, mark) : word;
  }

  /** Whether a word at the end of a name is none of it: `and` before it, `of` after it. */
  private static boolean isStray(String word) {
    return word.equals(LowerCase.of(word))
        && Lexicon.isFunctionWord(word)
        && !Lexicon.has(Lexicon.Kind.PARTICLE, word);
  }

  /** Drops forms of address. Other titles are separated where names are read. */
  private static void dropTitles(List<String> words) {
    int titles = 0;
    while (titles < words.size() - 1
        && Lexicon.has(Lexicon.Kind.COURTESY, LowerCase.of(words.get(titles)))) {
      titles++;
    }
    words.subList(0, titles).clear();
  }
}

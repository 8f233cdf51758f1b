package org.onrecord.actor.article;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.onrecord.actor.article.ActorModel.Scores;
import org.onrecord.limit.Interrupts;
import org.onrecord.model.Windows;
import org.onrecord.model.Windows.Input;
import org.onrecord.model.Windows.Window;
import org.onrecord.text.Countries;
import org.onrecord.text.Lexicon;
import org.onrecord.text.LowerCase;
import org.onrecord.text.Range;
import org.onrecord.text.Words;

/**
 * Finds the mentions of an article and the links between them: runs the model on its windows and
 * decodes its tags.
 *
 * <p>Time is linear in the length of the text.
 */
public final class MentionReader {
  /** Less probable links are left out. */
  private static final double LEAST_LINK = 1e-3;

  /** So many windows are compared with the next, which may repeat one of them. */
  private static final int RECENT_WINDOWS = 8;

  /** The most words of a name or a role. More are no name but a list, or no news. */
  private static final int MOST_WORDS = 24;

  private static final int MOST_CHARS = 200;

  /** The most links that a mention keeps. It bounds the memory for a text of pronouns alone. */
  private static final int MOST_LINKS = 24;

  private static final int TYPES = MentionType.TAGGED.size();

  private final ActorModel model;

  /** Creates a reader. */
  public MentionReader(ActorModel model) {
    this.model = model;
  }

  /** The mentions of a text, in reading order. */
  public static final class Reading {
    /** What is read in a text without mentions. */
    public static final Reading NOTHING = new Reading(List.of());

    private final List<Mention> mentions;

    Reading(List<Mention> mentions) {
      this.mentions = List.copyOf(mentions);
    }

    List<Mention> mentions() {
      return mentions;
    }
  }

  /** A window that was read. */
  private record Read(Window window, Input input, Scores scores) {}

  /** Reads a text. */
  public Reading read(Words words) {
    var windows = new Windows(words, model.pieces());
    var found = new ArrayList<Mention>();
    var recent = new ArrayDeque<Read>();
    for (Window window :
        windows.over(new Range(0, words.size()), model.window(), model.context())) {
      Interrupts.check();
      if (windows.isReadable(window)) {
        Input input = windows.input(window);
        var read = new Read(window, input, scores(words, window, input, recent));
        recent.addFirst(read);
        if (recent.size() > RECENT_WINDOWS) {
          recent.removeLast();
        }
        int first = found.size();
        addMentions(words, read, found);
        addLinks(read, found, first);
      }
    }
    return new Reading(found);
  }

  /** Endless repetition is no article. For the same input the model gives the same output. */
  private Scores scores(Words words, Window window, Input input, Iterable<Read> recent) {
    for (Read read : recent) {
      if (input.isSameAs(read.input())) {
        return read.scores();
      }
    }
    return model.read(input, genders(words, window, input));
  }

  /** Returns the gender of each piece's word as a given name, where the word may be a name. */
  private static int[] genders(Words words, Window window, Input input) {
    int[] genders = new int[input.size()];
    for (int i = 0; i < window.size(); i++) {
      int word = window.context() + i;
      if (words.isSpelt(word) && !words.form(word).equals(LowerCase.of(words.form(word)))) {
        int end = i + 1 < window.size() ? input.at(i + 1) : input.size() - 1;
        Arrays.fill(genders, input.at(i), end, GivenNames.gender(words.form(word)));
      }
    }
    return genders;
  }

  private static void addMentions(Words words, Read read, List<Mention> mentions) {
    Window window = read.window();
    List<Mention> names =
        spans(words, read, ActorModel.NAME_TAGS, (piece, tag) -> read.scores().name(piece, tag));
    List<Mention> roles =
        spans(words, read, ActorModel.ROLE_TAGS, (piece, tag) -> read.scores().role(piece, tag));
    boolean[] taken = new boolean[window.last() - window.first()];
    var added = new ArrayList<Mention>();
    for (Mention found : names) {
      Mention name = bounded(words, window, found);
      if (name.words().size() == 1 && isSmallFunctionWord(words.form(name.begin()))) {
        continue;
      }
      Arrays.fill(taken, name.begin() - window.first(), name.end() - window.first(), true);
      added.add(name);
    }
    for (Mention role : roles) {
      int end = role.begin();
      while (end < role.end() && !taken[end - window.first()]) {
        end++;
      }
      while (end > role.begin() && !words.sounds(end - 1)) {
        end--;
      }
      if (end > role.begin()) {
        Arrays.fill(taken, role.begin() - window.first(), end - window.first(), true);
        added.add(role.over(role.begin(), end));
      }
    }
    for (int i = window.first(); i < window.last(); i++) {
      if (!taken[i - window.first()] && isPronoun(words, i)) {
        added.add(Mention.unlinked(new Range(i, i + 1), MentionKind.PRONOUN, MentionType.PERSON));
      }
    }
    added.sort(Comparator.comparingInt(Mention::begin));
    joinBracketed(words, added);
    joinTitles(added);
    mentions.addAll(added);
  }

  /**
   * A name with the particles before it, which its tags may miss, as in `de la Tour`, and without
   * its article.
   */
  private static Mention bounded(Words words, Window window, Mention name) {
    int begin = name.begin();
    if (name.words().size() > 1
        && LowerCase.of(words.form(begin)).equals("the")
        && Countries.called(words.form(name.words())).isEmpty()) {
      begin++;
    }
    while (begin > window.first()
        && name.type() == MentionType.PERSON
        && Lexicon.has(Lexicon.Kind.PARTICLE, words.form(begin - 1))) {
      begin--;
    }
    return name.over(begin, name.end());
  }

  private static boolean isSmallFunctionWord(String form) {
    return form.equals(LowerCase.of(form)) && Lexicon.isFunctionWord(form);
  }

  /** Joins the parts of a person's name of which an editor put one in brackets: `[Ada] Holm`. */
  private static void joinBracketed(Words words, List<Mention> mentions) {
    for (int i = mentions.size() - 2; i >= 0; i--) {
      Mention first = mentions.get(i);
      Mention next = mentions.get(i + 1);
      if (first.isPersonsName()
          && next.isPersonsName()
          && next.begin() - first.end() == 1
          && words.isOneOf(first.end(), "[]")) {
        mentions.set(i, first.over(first.begin(), next.end()));
        mentions.remove(i + 1);
      }
    }
  }

  /**
   * Takes what is tagged as a person's name into the role between it and a name: `Shadow Home
   * Secretary`.
   */
  private static void joinTitles(List<Mention> mentions) {
    for (int i = mentions.size() - 3; i >= 0; i--) {
      Mention first = mentions.get(i);
      Mention role = mentions.get(i + 1);
      Mention name = mentions.get(i + 2);
      if (first.isPersonsName()
          && name.isPersonsName()
          && role.is(MentionKind.ROLE)
          && role.type() == MentionType.PERSON
          && first.end() == role.begin()
          && role.end() == name.begin()) {
        mentions.set(i + 1, role.over(first.begin(), role.end()));
        mentions.remove(i);
      }
    }
  }

  /** Whether a word is a personal, possessive or relative pronoun; `US` is not. */
  private static boolean isPronoun(Words words, int i) {
    String form = words.form(i);
    Optional<Pronouns> pronoun = Pronouns.of(LowerCase.of(form));
    boolean acronym =
        form.length() > 1
            && form.equals(form.toUpperCase(Locale.ROOT))
            && !isCapitals(words, i - 1)
            && !isCapitals(words, i + 1);
    return pronoun.isPresent() && pronoun.get() != Pronouns.OTHER && !acronym;
  }

  private static boolean isCapitals(Words words, int i) {
    return i >= 0
        && i < words.size()
        && words.isSpelt(i)
        && words.form(i).length() > 1
        && words.form(i).equals(words.form(i).toUpperCase(Locale.ROOT));
  }

  @FunctionalInterface
  private interface TagScore {
    float of(int piece, int tag);
  }

  /** Returns the spans that the tags mark, each with the type that its words' tags favour. */
  private static List<Mention> spans(Words words, Read read, int tags, TagScore score) {
    Window window = read.window();
    var spans = new ArrayList<Mention>();
    double[] types = new double[tags / 2];
    int begin = -1;
    for (int i = window.first(); i <= window.last(); i++) {
      int best = 0;
      int piece = 0;
      if (i < window.last()) {
        piece = read.input().at(i - window.context());
        for (int tag = 1; tag < tags; tag++) {
          best = score.of(piece, tag) > score.of(piece, best) ? tag : best;
        }
      }
      boolean ends = best == 0 || best % 2 == 1 || words.startsParagraph(i);
      if (begin >= 0 && ends && isTooLong(words, begin, i)) {
        begin = -1;
      } else if (begin >= 0 && ends) {
        spans.add(span(new Range(begin, i), types, tags));
        begin = -1;
      }
      if (best > 0) {
        if (begin < 0) {
          begin = i;
          Arrays.fill(types, 0);
        }
        for (int type = 0; type < types.length; type++) {
          types[type] += Math.max(score.of(piece, 1 + 2 * type), score.of(piece, 2 + 2 * type));
        }
      }
    }
    return spans;
  }

  private static boolean isTooLong(Words words, int begin, int end) {
    return end - begin > MOST_WORDS || words.end(end - 1) - words.begin(begin) > MOST_CHARS;
  }

  private static Mention span(Range range, double[] types, int tags) {
    int best = 0;
    for (int type = 1; type < types.length; type++) {
      best = types[type] > types[best] ? type : best;
    }
    MentionKind kind =
        tags == ActorModel.NAME_TAGS
            ? MentionKind.NAME
            : best == TYPES ? MentionKind.TITLE : MentionKind.ROLE;
    return Mention.unlinked(
        range, kind, best == TYPES ? MentionType.PERSON : MentionType.TAGGED.get(best));
  }

  /** Adds the links of the mentions from {@code first} on, which are the window's own. */
  private static void addLinks(Read read, List<Mention> found, int first) {
    Window window = read.window();
    int reach = first;
    while (reach > 0 && found.get(reach - 1).end() > window.context()) {
      reach--;
    }
    for (int i = first; i < found.size(); i++) {
      Mention mention = found.get(i);
      if (mention.is(MentionKind.TITLE)) {
        continue;
      }
      int piece = read.input().at(mention.end() - 1 - window.context());
      var links = new ArrayList<Mention.Link>();
      double none = read.scores().antecedent(piece, 0);
      double sum = none;
      for (int j = reach; j < found.size(); j++) {
        Mention other = found.get(j);
        boolean mayLink =
            !other.is(MentionKind.TITLE)
                && (j < i
                    || (j > i && other.is(MentionKind.NAME) && !mention.is(MentionKind.NAME)));
        if (mayLink) {
          double probability =
              read.scores().antecedent(piece, read.input().at(other.end() - 1 - window.context()));
          sum += probability;
          links.add(new Mention.Link(j, probability));
        }
      }
      double all = sum;
      List<Mention.Link> kept =
          links.stream()
              .map(link -> new Mention.Link(link.mention(), link.probability() / all))
              .filter(link -> link.probability() >= LEAST_LINK)
              .sorted(Comparator.comparingDouble(Mention.Link::probability).reversed())
              .limit(MOST_LINKS)
              .sorted(Comparator.comparingInt(Mention.Link::mention))
              .toList();
      found.set(i, mention.withLinks(kept, none / all));
    }
  }
}

package org.onrecord.copies;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Generates copies of a text as newsrooms make them, and texts that only share quotations. */
public final class GeneratedCopies {
  /** A change to a text. */
  public enum Change {
    NONE {
      @Override
      String apply(String text, Random random) {
        return text;
      }
    },
    /** Other punctuation and white space, and a headline in front. */
    SET {
      @Override
      String apply(String text, Random random) {
        return "ALSO IN THE NEWS\n\n"
            + text.replace('“', '"').replace('”', '"').replace(" — ", " - ").replace("\n\n", "\n");
      }
    },
    /** The end is missing, a tenth to nearly half of the text. */
    CUT {
      @Override
      String apply(String text, Random random) {
        double kept = 0.55 + 0.35 * random.nextDouble();
        return text.substring(0, text.lastIndexOf(' ', (int) (kept * text.length())));
      }
    },
    /** Of a hundred words, six are replaced, two are deleted and two are inserted. */
    EDITED {
      @Override
      String apply(String text, Random random) {
        return Arrays.stream(text.split(" ", -1))
            .map(
                word ->
                    switch (random.nextInt(50)) {
                      case 0, 1, 2 -> NEW_WORDS.get(random.nextInt(NEW_WORDS.size()));
                      case 3 -> "";
                      case 4 -> word + " " + NEW_WORDS.get(random.nextInt(NEW_WORDS.size()));
                      default -> word;
                    })
            .collect(joining(" "));
      }
    },
    /** The paragraphs are in another order. */
    REORDERED {
      @Override
      String apply(String text, Random random) {
        List<String> paragraphs = new ArrayList<>(List.of(text.split("\n+", -1)));
        Collections.shuffle(paragraphs, random);
        return String.join("\n\n", paragraphs);
      }
    },
    /** A few edits, another order, and the end is missing. */
    CUT_AND_EDITED {
      @Override
      String apply(String text, Random random) {
        String cut = CUT.apply(text, random);
        int words = cut.split(" ", -1).length;
        String edited = cut;
        for (int i = 0; i < words / 40; i++) {
          int at = edited.indexOf(' ', random.nextInt(edited.length()));
          edited = at < 0 ? edited : edited.substring(0, at) + " reportedly" + edited.substring(at);
        }
        return REORDERED.apply(edited, random);
      }
    };

    abstract String apply(String text, Random random);
  }

  private static final List<String> NEW_WORDS =
      List.of("reportedly", "also", "the", "officials", "yesterday", "some", "new", "nearly");

  private GeneratedCopies() {}

  /** Returns {@code text} after a change. */
  public static String changed(String text, Change change, Random random) {
    return change.apply(text, random);
  }

  /**
   * Returns a text of about this number of generated words, whose frequencies differ as those of
   * real ones do.
   */
  public static String text(int words, Random random) {
    var text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      // Squared twice, so that a hundredth of the words make up a third of the text.
      double rank = Math.pow(random.nextDouble(), 4);
      text.append(i == 0 ? "" : i % 60 == 0 ? "\n\n" : " ")
          .append(Integer.toString((int) (rank * 20_000) + 1000, 36).toLowerCase(Locale.ROOT));
    }
    return text.toString();
  }

  /** Returns {@code text} with some paragraphs of {@code other}, about a quarter of the whole. */
  public static String quoting(String text, String other, Random random) {
    List<String> paragraphs = new ArrayList<>(List.of(text.split("\n+", -1)));
    List<String> quoted = new ArrayList<>(List.of(other.split("\n+", -1)));
    Collections.shuffle(quoted, random);
    int taken = 0;
    for (String paragraph : quoted) {
      if ((taken + paragraph.length()) * 3 <= text.length()) {
        paragraphs.add(random.nextInt(paragraphs.size() + 1), paragraph);
        taken += paragraph.length();
      }
    }
    return String.join("\n\n", paragraphs);
  }
}

package org.onrecord.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A generated news article, with what a page can have around one; the same for the same seed.
 *
 * @param title the headline
 * @param standfirst a sentence or two between headline and text
 * @param author who wrote it
 * @param day its day, an ISO date
 * @param paragraphs the paragraphs, some of them short
 * @param headings headings to put between them
 */
public record Story(
    String title,
    String standfirst,
    String author,
    String day,
    List<String> paragraphs,
    List<String> headings) {

  private static final List<String> FIRST =
      List.of("Ilse", "Marek", "Tova", "Anselm", "Rhea", "Bodil", "Casper", "Noor", "Ivo", "Petra");
  private static final List<String> LAST =
      List.of(
          "Brandvold",
          "Okonjo",
          "Hartwell",
          "Lindqvist",
          "Ferrante",
          "Mbeki-Stone",
          "Vance",
          "Sorrell",
          "Delacroix",
          "Amundsen");
  private static final List<String> PLACES =
      List.of("Selwyn", "Port Amery", "Kestrel Bay", "Northfold", "Varden", "Lower Ashby");
  private static final List<String> BODIES =
      List.of(
          "the harbour board",
          "the finance ministry",
          "the regional council",
          "the dockers' union",
          "the central bank",
          "the health authority",
          "the transport committee");
  private static final List<String> THINGS =
      List.of(
          "the new ferry terminal",
          "a plan to widen the northern canal",
          "the wage settlement",
          "an inquiry into the bridge collapse",
          "the emergency budget",
          "the fishing quota",
          "a ban on night flights",
          "the rail timetable",
          "the flood barrier");
  private static final List<String> ACTS =
      List.of(
          "approved",
          "rejected",
          "delayed",
          "welcomed",
          "questioned",
          "defended",
          "criticised",
          "agreed to review");
  private static final List<String> REASONS =
      List.of(
          "because costs had risen faster than expected",
          "after months of talks that led nowhere",
          "although engineers had warned of the risks",
          "in spite of protests outside the town hall",
          "as the deadline of 31 March drew near",
          "while ministers were still looking for money");
  private static final List<String> QUOTES =
      List.of(
          "We cannot wait for another winter",
          "Nobody asked the people who live here",
          "This is the best offer that we have seen",
          "The numbers simply do not add up",
          "I have said what I have to say",
          "Every week of delay costs the town dearly",
          "It will be built, and it will be built on time");

  /** Returns the story of a seed, with this number of paragraphs. */
  public static Story of(long seed, int length) {
    Random random = new Random(seed);
    List<String> paragraphs = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      paragraphs.add(paragraph(random));
    }
    List<String> headings = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      headings.add(capital(pick(random, THINGS)) + " in question");
    }
    return new Story(
        "%s %s %s".formatted(pick(random, PLACES), pick(random, ACTS), pick(random, THINGS)),
        "%s %s %s %s."
            .formatted(
                capital(pick(random, BODIES)),
                pick(random, ACTS),
                pick(random, THINGS),
                pick(random, REASONS)),
        name(random),
        "2024-0%d-1%d".formatted(1 + random.nextInt(9), random.nextInt(10)),
        List.copyOf(paragraphs),
        List.copyOf(headings));
  }

  /** Returns all paragraphs as one text, one per line. */
  public String text() {
    return String.join("\n", paragraphs);
  }

  private static String paragraph(Random random) {
    int kind = random.nextInt(12);
    if (kind == 0) {
      return "“%s,” %s said.".formatted(pick(random, QUOTES), pick(random, LAST));
    }
    if (kind == 1) {
      return "It did not.";
    }
    StringBuilder paragraph = new StringBuilder();
    for (int i = 1 + random.nextInt(3); i >= 0; i--) {
      paragraph.append(paragraph.isEmpty() ? "" : " ").append(sentence(random));
    }
    return paragraph.toString();
  }

  /** Returns a sentence as in articles, their summaries and comments by readers. */
  public static String sentence(Random random) {
    return switch (random.nextInt(4)) {
      case 0 ->
          "“%s,” said %s, who speaks for %s in %s."
              .formatted(
                  pick(random, QUOTES), name(random), pick(random, BODIES), pick(random, PLACES));
      case 1 ->
          "%s %s %s on Tuesday, %s."
              .formatted(
                  capital(pick(random, BODIES)),
                  pick(random, ACTS),
                  pick(random, THINGS),
                  pick(random, REASONS));
      case 2 ->
          "In %s, %d people signed a letter against %s %s."
              .formatted(
                  pick(random, PLACES),
                  100 + random.nextInt(9000),
                  pick(random, THINGS),
                  pick(random, REASONS));
      default ->
          "%s told reporters that %s had %s %s, and that %s would answer within %d days."
              .formatted(
                  name(random),
                  pick(random, BODIES),
                  pick(random, ACTS),
                  pick(random, THINGS),
                  pick(random, BODIES),
                  2 + random.nextInt(28));
    };
  }

  /** Returns a headline. */
  public static String headline(Random random) {
    return "%s: %s %s %s"
        .formatted(
            pick(random, PLACES), pick(random, LAST), pick(random, ACTS), pick(random, THINGS));
  }

  public static String name(Random random) {
    return pick(random, FIRST) + " " + pick(random, LAST);
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String pick(Random random, List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}

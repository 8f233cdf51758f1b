package org.onrecord.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.onrecord.record.ActorType;
import org.onrecord.record.Gender;
import org.onrecord.record.GenderBasis;
import org.onrecord.record.Ids;
import org.onrecord.record.Span;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.record.StatementKind;
import org.onrecord.testing.Records;

/**
 * Generates findings of any size from a seed: actors with different numbers of statements, each
 * with a tendency for or against each target, on days of different volume. The same seed gives the
 * same findings.
 */
public final class MadeUp {
  public static final LocalDate FIRST = LocalDate.of(2024, 3, 4);

  private static final List<String> NAMES =
      List.of(
          "Ilse Brandvold",
          "Edda Falkenroth",
          "J. P. Marchesani",
          "Kofi Tharaldsen",
          "Maeng Ji-seol",
          "Adaeze Nworisa",
          "Tomas Reyes-Ferrer",
          "Ishani Raghavendran",
          "Konrad von Tessel",
          "Clean Sound");
  private static final List<String> TARGETS =
      List.of(
          "Harbour expansion",
          "Observer mission",
          "School week",
          "Water tariff",
          "Night trains",
          "Wind park",
          "Census",
          "Toll road");
  private static final List<String> PUBLISHERS =
      List.of(
          "Meridian",
          "The Selwyn Courier",
          "The Daily Lantern",
          "The Aldane Tide",
          "Ledger & Quay");
  private static final List<String> CUES =
      List.of("said", "told reporters", "warned", "argued", "noted");
  private static final List<String> CONTENTS =
      List.of(
          "the plan would cost the city more than the council has ever been told",
          "“We will build it, and we will build it before the winter comes,”",
          "no family should have to choose between heat and water",
          "the figures that the ministry had published in May were out of date by June",
          "“Without this there will be nothing left to argue about in ten years,”");

  private static final List<StatementKind> KINDS = List.of(StatementKind.values());

  private final Random random;
  private final List<Statement> statements = new ArrayList<>();
  private final List<Stance> stances = new ArrayList<>();

  private MadeUp(long seed) {
    random = new Random(seed);
  }

  /**
   * Returns findings.
   *
   * @param seed the seed
   * @param size the number of statements
   * @param days the number of days, from {@link #FIRST}
   * @param actors the number of actors
   */
  public static Findings of(long seed, int size, int days, int actors) {
    var made = new MadeUp(seed);
    for (int i = 0; i < size; i++) {
      made.add(i, days, actors);
    }
    return new Findings(made.statements, made.stances);
  }

  private void add(int number, int days, int actors) {
    // The cube of a uniform number: a few speak much, most little.
    int actor = (int) (Math.pow(random.nextDouble(), 3) * actors);
    String name =
        actor < NAMES.size() ? NAMES.get(actor) : NAMES.get(actor % NAMES.size()) + " " + actor;
    LocalDate day = FIRST.plusDays(random.nextInt(days));
    String source = name;
    String cue = CUES.get(random.nextInt(CUES.size()));
    String content = CONTENTS.get(random.nextInt(CONTENTS.size())) + " (" + number + ")";
    String before = "The meeting lasted until the evening. ";
    int begin = 100;
    String context = before + content + ", " + source + " " + cue + " on the day.";
    int contentBegin = begin + before.length();
    int sourceBegin = contentBegin + content.length() + 2;
    int cueBegin = sourceBegin + source.length() + 1;
    String article = "article-" + number / 3;
    Statement statement =
        Records.statement(article, name, number)
            .setPublisher(PUBLISHERS.get((number / 3) % PUBLISHERS.size()))
            .setUrl("https://news.example/" + number / 3)
            .setTitle("Article " + number / 3 + " of a made-up paper")
            .setDay(day)
            .setKind(KINDS.get(random.nextInt(KINDS.size())))
            .setText(content)
            .setContentSpans(List.of(new Span(contentBegin, contentBegin + content.length())))
            .setSourceSpan(new Span(sourceBegin, sourceBegin + source.length()))
            .setCueSpan(new Span(cueBegin, cueBegin + cue.length()))
            .setCue(cue)
            .setEvidenceSpan(new Span(contentBegin, cueBegin + cue.length()))
            .setMention(source)
            .setActorId(Ids.of("actor", Integer.toString(actor)))
            .setActorType(actor % 10 == 9 ? ActorType.ORGANISATION : ActorType.PERSON)
            .setActorGender(gender(actor))
            .setActorGenderBasis(gender(actor) == null ? null : GenderBasis.PRONOUN)
            .setActorRole(actor == 0 ? "mayor of Port Aldane" : null)
            .setCopyOf(random.nextInt(12) == 0 ? "article-0" : null)
            .setContext(context)
            .setContextBegin(begin)
            .build();
    statements.add(statement);
    if (random.nextInt(5) < 3) {
      int target = (int) (Math.pow(random.nextDouble(), 1.7) * TARGETS.size());
      double lean = (actor * 7 + target * 5) % 9 / 8.0;
      double score = random.nextInt(8) == 0 ? 0 : random.nextDouble() < lean ? 0.8 : -0.7;
      stances.add(
          Records.stance(statement, "target-" + target, score)
              .setTarget(TARGETS.get(target))
              .build());
    }
  }

  /** Women, men, others, persons of whose gender nothing tells, and organisations. */
  private static Gender gender(int actor) {
    return switch (actor % 10) {
      case 0, 1, 5 -> Gender.FEMALE;
      case 2, 3, 6 -> Gender.MALE;
      case 4 -> Gender.OTHER;
      default -> null;
    };
  }
}

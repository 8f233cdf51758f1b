package org.onrecord.actor.article;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.onrecord.record.ActorType;
import org.onrecord.record.Resolution;
import org.onrecord.text.Range;
import org.onrecord.text.Words;

/**
 * The rules that decide whom a source stands for, over what the model read.
 *
 * <p>{@link #TABLE} lists them in the order in which they are tried; the first that gives an answer
 * decides. To change how a source is resolved, find its rule with {@code explain}, which shows the
 * rule's id, and add a row under that id to {@code MentionRulesTest}.
 */
final class MentionRules {
  /**
   * A rule.
   *
   * @param id its name, in kebab-case; `explain` shows it
   * @param sentence what it decides
   * @param example a text whose last source in braces it resolves
   * @param function returns whom the mention that the source is about stands for; empty where the
   *     rule does not apply
   */
  record Rule(
      String id,
      String sentence,
      String example,
      BiFunction<MentionRules, Place, Optional<Resolved>> function) {}

  /** The rules, in the order in which they are tried. The last one resolves every mention. */
  static final List<Rule> TABLE =
      List.of(
          new Rule(
              "pronoun",
              "A pronoun is the one to whose mentions the model links it most, if gender and number agree.",
              "{Ada Holm} met Bo Lind. {She} left.",
              MentionRules::pronoun),
          new Rule(
              "pronoun-speaker",
              "`I` and `we` that the model links to nobody are the last speaker.",
              "{The report} said that it was safe. “{We} found no faults,” it said.",
              MentionRules::speaker),
          new Rule(
              "pronoun-unresolved",
              "A pronoun without an antecedent is an unnamed source.",
              "{It} was said to rain.",
              MentionRules::nobody),
          new Rule(
              "issued-document",
              "A document with the name of its issuer is the issuer.",
              "The Harbour Board met. {A Harbour Board letter} said so.",
              MentionRules::issuedDocument),
          new Rule(
              "name",
              "A full name, or the name of an organisation or place, is its bearer.",
              "{Mayor Ada Holm} spoke.",
              MentionRules::name),
          new Rule(
              "short-name",
              "Part of a name is the one who has it; among several, the one of the title's gender, then the model's.",
              "Ada Holm came. {Holm} spoke.",
              MentionRules::shortName),
          new Rule(
              "apposition",
              "A role and a name in apposition to it in one source are the bearer of the name.",
              "{The mayor, Ada Holm,} spoke.",
              MentionRules::apposition),
          new Rule(
              "description",
              "A description is the one to whose mentions the model links it most, else the one described by the same noun.",
              "Mayor Ada Holm spoke. {The mayor} left.",
              MentionRules::description),
          new Rule(
              "description-new",
              "Any other description stands for itself: an actor without a name.",
              "{A man in the crowd} said so.",
              MentionRules::described));

  /** A source and the number of the mention that it is about. */
  record Place(int head, Range source) {}

  private final Words words;
  private final Entities entities;
  private final Sources sources;
  private final Entity nobody;
  private Optional<Entity> lastSpeaker = Optional.empty();

  /** Makes the rules for one article. */
  MentionRules(Words words, Entities entities, Sources sources, Entity nobody) {
    this.words = words;
    this.entities = entities;
    this.sources = sources;
    this.nobody = nobody;
  }

  void setLastSpeaker(Entity speaker) {
    lastSpeaker = Optional.of(speaker);
  }

  private Mention mention(int i) {
    return entities.mentions().get(i);
  }

  private Optional<Resolved> pronoun(Place place) {
    int i = place.head();
    return mention(i).is(MentionKind.PRONOUN)
        ? entities.of(i).map(one -> new Resolved(one, Resolution.PRONOUN))
        : Optional.empty();
  }

  private Optional<Resolved> speaker(Place place) {
    int i = place.head();
    return entities.pronoun(i).filter(one -> one == Pronouns.FIRST).isPresent()
        ? lastSpeaker.map(one -> new Resolved(one, Resolution.PRONOUN))
        : Optional.empty();
  }

  private Optional<Resolved> nobody(Place place) {
    int i = place.head();
    return mention(i).is(MentionKind.PRONOUN)
        ? Optional.of(new Resolved(nobody, Resolution.NONE))
        : Optional.empty();
  }

  private Optional<Resolved> issuedDocument(Place place) {
    int i = place.head();
    OptionalInt issuer = mention(i).is(MentionKind.ROLE) ? sources.issuer(i) : OptionalInt.empty();
    return issuer.isPresent()
        ? entities.of(issuer.getAsInt()).map(one -> new Resolved(one, Resolution.NAME))
        : Optional.empty();
  }

  private Optional<Resolved> name(Place place) {
    int i = place.head();
    boolean whole =
        mention(i).is(MentionKind.NAME)
            && entities
                .of(i)
                .filter(
                    one ->
                        one.type() != ActorType.PERSON
                            || one.name().equals(entities.display(mention(i).words()))
                            || PersonNames.isFull(
                                PersonNames.parts(words.form(mention(i).words()))))
                .isPresent();
    return whole ? entities.of(i).map(one -> new Resolved(one, Resolution.NAME)) : Optional.empty();
  }

  private Optional<Resolved> shortName(Place place) {
    int i = place.head();
    return mention(i).is(MentionKind.NAME)
        ? entities.of(i).map(one -> new Resolved(one, Resolution.SURNAME))
        : Optional.empty();
  }

  private Optional<Resolved> apposition(Place place) {
    OptionalInt name = sources.apposed(place.head(), place.source());
    return name.isPresent()
        ? entities.of(name.getAsInt()).map(one -> new Resolved(one, Resolution.NAME))
        : Optional.empty();
  }

  private Optional<Resolved> description(Place place) {
    int i = place.head();
    return entities
        .of(i)
        .filter(one -> one.isNamed() || !one.name().isEmpty())
        .map(one -> new Resolved(one, apposed(i) ? Resolution.NAME : Resolution.DESCRIPTION));
  }

  /** Whether the name of the one described is right beside the description. */
  private boolean apposed(int i) {
    for (int beside : new int[] {i - 1, i + 1}) {
      if (beside >= 0 && beside < entities.mentions().size()) {
        Mention other = mention(beside);
        int gap = beside < i ? mention(i).begin() - other.end() : other.begin() - mention(i).end();
        if (other.is(MentionKind.NAME) && gap <= 2 && entities.of(beside).equals(entities.of(i))) {
          return true;
        }
      }
    }
    return false;
  }

  private Optional<Resolved> described(Place place) {
    int i = place.head();
    return entities.of(i).map(one -> new Resolved(one, Resolution.NONE));
  }
}

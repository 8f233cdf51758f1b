package org.onrecord.actor.article;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.onrecord.actor.article.Descriptions.Kind;
import org.onrecord.record.Resolution;
import org.onrecord.text.Tokens;

/**
 * The rules that decide whom a mention stands for.
 *
 * <p>{@link #TABLE} lists them in the order in which they are tried; the first that gives an answer
 * decides. To change how a mention is resolved, find its rule with {@code explain}, which shows the
 * rule's id, and add a row under that id to {@code MentionRulesTest}. A new rule is an entry in the
 * table, a method in {@link PronounRules}, {@link NameRules} or {@link Descriptions}, and a row in
 * the test.
 */
final class MentionRules {

  /**
   * A rule.
   *
   * @param id its name, in kebab-case; `explain` shows it
   * @param sentence what it decides
   * @param example a text whose last mention in braces it resolves
   * @param function returns whom a mention stands for; empty where the rule does not apply
   */
  record Rule(
      String id,
      String sentence,
      String example,
      BiFunction<MentionRules, Phrase, Optional<ResolvedMention>> function) {}

  /** The rules, in the order in which they are tried. The last one resolves every mention. */
  static final List<Rule> TABLE =
      List.of(
          new Rule(
              "pronoun-first-person",
              "`I` and `we` are the speaker of the quotation around them, else the last speaker.",
              "{Ada Holm} spoke. {I}",
              (article, phrase) -> article.pronouns.firstPerson(phrase)),
          new Rule(
              "pronoun-who",
              "`Who` is the one mentioned last before it in its sentence.",
              "Ada Holm, {who} knows bridges",
              (article, phrase) -> article.pronouns.who(phrase)),
          new Rule(
              "pronoun-they",
              "`They` is an organisation that is very salient, else the most salient group.",
              "{Officials} spoke. {They}",
              (article, phrase) -> article.pronouns.they(phrase)),
          new Rule(
              "pronoun-third-person",
              "`He`, `she` and `it` are the most salient one that agrees with them.",
              "{Ada Holm} met Bo Lind. {she}",
              (article, phrase) -> article.pronouns.thirdPerson(phrase)),
          new Rule(
              "pronoun-unresolved",
              "A pronoun without an antecedent stands for itself.",
              "{He} came.",
              (article, phrase) -> article.pronouns.unresolved(phrase)),
          new Rule(
              "name-after-like",
              "A group described by an example is the person who is the example.",
              "Bo Lind came. {officials like Bo Lind}",
              (article, phrase) -> article.names.afterLike(phrase)),
          new Rule(
              "name-after-place",
              "A place named after its kind and `of` goes by that name.",
              "{the city of Marrow}",
              (article, phrase) -> article.names.afterPlace(phrase)),
          new Rule(
              "name-after-called",
              "What is said to be called something goes by that name.",
              "{a group called Save the Sound}",
              (article, phrase) -> article.names.afterCalled(phrase)),
          new Rule(
              "name-of-person",
              "A phrase that ends in a name of a person of the article is that person.",
              "Ada Holm came. {Holm}",
              (article, phrase) -> article.names.ofPerson(phrase)),
          new Rule(
              "name-of-organisation",
              "A phrase that ends in a name of an organisation or country of the article is it.",
              "{the Foreign Ministry}",
              (article, phrase) -> article.names.ofOrganisation(phrase)),
          new Rule(
              "name-new",
              "A phrase that ends in any other name introduces its bearer.",
              "{Holm} spoke.",
              (article, phrase) -> article.names.newName(phrase)),
          new Rule(
              "apposition",
              "A role, a comma and a name are the person of that name.",
              "{the mayor, Ada Holm}",
              (article, phrase) -> article.names.apposition(phrase)),
          new Rule(
              "office",
              "A role with an office and then a name, without a comma, is the person of that name.",
              "{head of the Bridge Council Ada Holm}",
              (article, phrase) -> article.names.office(phrase)),
          new Rule(
              "issued-document",
              "A document with the name of its issuer is the issuer.",
              "The Harbour Board met. {A Harbour Board letter}",
              (article, phrase) -> article.names.issuedDocument(phrase)),
          new Rule(
              "name-beside",
              "A role right before or after a person's name, outside the mention, is that person.",
              "Ada Holm, {the mayor}, came.",
              (article, phrase) -> article.names.beside(phrase)),
          new Rule(
              "description-of-person",
              "A noun for a person is the most salient bearer of that role who fits its other words.",
              "Mayor Ada Holm came. {The mayor}",
              description(Kind.PERSON)),
          new Rule(
              "description-of-group",
              "A definite noun for several people is the group described by the same noun before.",
              "Senior officials met. {The officials}",
              description(Kind.GROUP)),
          new Rule(
              "description-of-country",
              "`The country` is the most salient country.",
              "{France} spoke. {The country}",
              description(Kind.COUNTRY)),
          new Rule(
              "description-of-town",
              "`The city` is the most salient name used as a place.",
              "It rained in Marrow. {The city}",
              description(Kind.TOWN)),
          new Rule(
              "description-of-organisation",
              "A definite noun for an organisation is the most salient one whose name fits.",
              "{The Harbour Board} met. {The board}",
              description(Kind.ORGANISATION)),
          new Rule(
              "description-of-document",
              "A definite noun for a document is the one described by the same noun before.",
              "{A leaked letter} said so. {The letter}",
              description(Kind.DOCUMENT)),
          new Rule(
              "description-new",
              "Any other phrase stands for itself: an actor without a name.",
              "{A man in the crowd}",
              MentionRules::describe));

  private final PronounRules pronouns;
  private final NameRules names;
  private final Discourse discourse;

  /** Makes the rules for one article. */
  MentionRules(Tokens tokens, NameSpans spans, NamedEntities entities, Discourse discourse) {
    pronouns = new PronounRules(tokens, discourse, Thresholds.DEFAULT);
    names = new NameRules(tokens, spans, entities, discourse);
    this.discourse = discourse;
  }

  private static BiFunction<MentionRules, Phrase, Optional<ResolvedMention>> description(
      Kind kind) {
    return (article, phrase) ->
        article
            .discourse
            .descriptions()
            .antecedent(phrase, kind)
            .map(referent -> new ResolvedMention(referent, Resolution.DESCRIPTION));
  }

  private Optional<ResolvedMention> describe(Phrase phrase) {
    Referent speaker = discourse.describe(phrase);
    speaker.setHuman();
    return Optional.of(new ResolvedMention(speaker, Resolution.NONE));
  }
}

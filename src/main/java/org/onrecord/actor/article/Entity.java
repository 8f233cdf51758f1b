package org.onrecord.actor.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onrecord.record.ActorType;
import org.onrecord.record.Gender;
import org.onrecord.record.GenderBasis;
import org.onrecord.record.GenderVotes;

/** Someone or something that an article mentions, with what the article says of it. */
final class Entity {
  /** What names and descriptions may tell of a gender, in units of a logit. */
  private static final double MAX_NAME_VOTE = 3;

  private static final double MAX_PRONOUN_VOTE = 4;
  private static final double WORD_VOTE = 6;

  private final int order;
  private final ActorType type;
  private final boolean named;
  private String name;
  private final List<String> roles = new ArrayList<>();
  private double wordVotes;
  private double nameVote;
  private double pronounVotes;

  /** What the article says of the gender, counted for the output. */
  private final GenderVotes gender = new GenderVotes();

  Entity(int order, ActorType type, String name, boolean named) {
    this.order = order;
    this.type = type;
    this.name = name;
    this.named = named;
  }

  /** Returns the position in order of introduction, which breaks ties. */
  int order() {
    return order;
  }

  ActorType type() {
    return type;
  }

  /** Returns the fullest name; the description of one without a name. */
  String name() {
    return name;
  }

  void setName(String fuller) {
    name = fuller;
  }

  /** Whether it has a name and not only a description. */
  boolean isNamed() {
    return named;
  }

  /** Whether it is one person. */
  boolean isPerson() {
    return type == ActorType.PERSON || type == ActorType.UNNAMED;
  }

  /** Returns the first role that was given. */
  Optional<String> role() {
    return roles.stream().findFirst();
  }

  void addRole(String role) {
    if (roles.size() < Limits.DEFAULT.maxRoles()) {
      roles.add(role);
    }
  }

  /** Adds what a title or a noun says: `Mrs`, `actress`. */
  void voteByWord(boolean female) {
    wordVotes += female ? WORD_VOTE : -WORD_VOTE;
    gender.add(female ? Gender.FEMALE : Gender.MALE, GenderBasis.TITLE);
  }

  /** Sets what the given name says, by {@link GivenNames#trend}. */
  void voteByName(int trend) {
    nameVote = Integer.signum(trend) * Math.min(MAX_NAME_VOTE, 1 + 0.5 * Math.abs(trend));
  }

  /** Adds a pronoun's vote, by the probability that it stands for this one. */
  void voteByPronoun(boolean female, double probability) {
    pronounVotes += female ? probability : -probability;
  }

  /** Counts what says that it is a woman, a man, or neither: a pronoun that stands for it. */
  void count(Gender said, GenderBasis basis) {
    gender.add(said, basis);
  }

  /** Returns what the article says of its gender; empty where nothing tells. */
  Optional<GenderVotes.Known> gender() {
    return gender.decide();
  }

  /** Returns how likely it is a woman, as a logit; 0 where nothing tells. */
  double female() {
    return wordVotes
        + nameVote
        + Math.max(-MAX_PRONOUN_VOTE, Math.min(MAX_PRONOUN_VOTE, pronounVotes));
  }
}

package org.onrecord.actor.article;

/** What the words of a {@link Mention} are. */
enum MentionKind {
  NAME,
  /** A description or a role: `the mayor`. */
  ROLE,
  /** A form of address: `Mrs`. */
  TITLE,
  PRONOUN
}

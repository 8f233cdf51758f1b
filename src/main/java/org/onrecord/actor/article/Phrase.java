package org.onrecord.actor.article;

/**
 * A noun phrase with its parts: `the ministry's chief spokesman | for Marrow, Ann Lee`.
 *
 * @param begin its first token
 * @param head where its naming words begin: after determiners and possessives
 * @param headEnd where they end: before a preposition, a comma or `who`
 * @param end the token after it
 */
record Phrase(int begin, int head, int headEnd, int end) {}

/**
 * Text: tokens, words, sentences, and what single words mean.
 *
 * <p>{@code Tokens} and {@code Sentences} split a text for the rules about names; {@code Words}
 * split it the way the attribution model was trained, with how each word is written and whether it
 * is quoted. {@code Lexicon} and {@code Countries} know what words mean, from word lists that
 * {@code WordLists} reads. {@code Surrogates} keeps texts encodable.
 */
package org.onrecord.text;

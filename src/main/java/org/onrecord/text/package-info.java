/**
 * Text: tokens, words, sentences, and what single words mean.
 *
 * <p>{@code Tokens} and {@code Sentences} split a text for the rules about names. {@code Words}
 * splits it as in the training of the attribution model, with the shape of each word and whether it
 * is quoted. {@code Lexicon} and {@code Countries} hold what words mean, from word lists in the
 * resources: to add a word, edit a file in {@code words/}. {@code WordLists} reads them. {@code
 * Surrogates} keeps texts encodable.
 */
package org.onrecord.text;

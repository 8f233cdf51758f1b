/**
 * Near-duplicates: finds which articles are copies of an earlier one.
 *
 * <p>The transform is {@link org.onrecord.copies.MarkCopies}; it applies the links that {@code
 * FindCopyLinks} finds. {@code Shingles} are the words of a text, {@code Fingerprint} is what is
 * kept of them to compare texts, and {@code CopyLinks} decides which texts are copies of which.
 */
package org.onrecord.copies;

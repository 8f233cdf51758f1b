package org.onrecord.corpus;

import java.time.Instant;
import java.util.Optional;

/**
 * A file of the corpus, as its store listed it when the run began.
 *
 * @param sourceUri the name that records have as their source
 * @param bytes the size as stored
 * @param modified when it was last changed; empty if the store does not say
 * @param checksum what the store gives as checksum, such as an ETag; empty if it gives none
 */
public record ListedFile(
    String sourceUri, long bytes, Optional<Instant> modified, Optional<String> checksum) {}

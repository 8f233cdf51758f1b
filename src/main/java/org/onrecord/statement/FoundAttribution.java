package org.onrecord.statement;

import java.util.Optional;

/**
 * An attribution that the model found in an article.
 *
 * @param confidence the probability that it is right, from 0 to 1
 * @param parent the attribution within whose contents it is
 */
record FoundAttribution(
    Attribution attribution, double confidence, Optional<FoundAttribution> parent) {}

package org.onrecord.stance;

import java.util.Optional;
import org.onrecord.record.Span;

/**
 * The model's output for an input.
 *
 * @param probabilities the probability of each stance
 * @param evidence the words of the text that seem to carry it; empty if none do
 */
public record StancePrediction(StanceProbabilities probabilities, Optional<Span> evidence) {}

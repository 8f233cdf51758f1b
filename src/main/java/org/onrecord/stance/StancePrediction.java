package org.onrecord.stance;

import java.util.Optional;
import org.onrecord.record.Span;

/**
 * What the model says to a question.
 *
 * @param chances how likely each stance is
 * @param evidence the words of the text that seem to carry it; empty where none do
 */
public record StancePrediction(StanceProbabilities chances, Optional<Span> evidence) {}

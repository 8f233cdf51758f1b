/**
 * Runs learned models.
 *
 * <p>A model is one file: its numbers, its integer products as ONNX graphs, and everything else
 * that belongs to it. {@link org.onrecord.model.ModelArchive} is an opened file. {@link
 * org.onrecord.model.ModelKind} has the bundled model of a kind and shares each open model within a
 * JVM as long as somebody has a {@link org.onrecord.model.Lease} of it.
 *
 * <p>{@link org.onrecord.model.Encoder} runs a model, and {@link org.onrecord.model.Dense} the
 * small layers behind it. The bits are the same on every processor: products are of integers
 * ({@code ProductGraph}), and the steps between them have a fixed order ({@code ExactMath}). {@link
 * org.onrecord.model.WordPieces} splits words into the pieces that models read, and {@link
 * org.onrecord.model.MatchCount} compares their results with annotations. Each stage defines the
 * inputs and outputs of its own model.
 */
package org.onrecord.model;

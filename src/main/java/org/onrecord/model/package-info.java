/**
 * Runs learned models.
 *
 * <p>A model is one file: an ONNX graph, with everything that belongs to it in its metadata. {@link
 * org.onrecord.model.OnnxModel} is an opened file. {@link org.onrecord.model.ModelKind} has the
 * bundled model of a kind and shares each open model within a JVM as long as somebody has a {@link
 * org.onrecord.model.Lease} of it. {@link org.onrecord.model.WordPieces} splits words into the
 * pieces that models read, and {@link org.onrecord.model.MatchCount} compares their results with
 * annotations. Each stage defines the inputs and outputs of its own model.
 */
package org.onrecord.model;

/**
 * How learned models are run.
 *
 * <p>A model is one file: an ONNX graph, and in its metadata all that goes with it. {@link
 * org.onrecord.model.OnnxModel} is such a file opened; {@link org.onrecord.model.ModelKind} knows
 * the one that comes with the program and keeps one of each for a JVM, as long as somebody has a
 * {@link org.onrecord.model.Lease} of it. What goes into a model and what comes out is the business
 * of the stage that it serves.
 */
package org.onrecord.model;

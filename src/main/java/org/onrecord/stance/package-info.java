/**
 * Where a statement's actor stands towards a target.
 *
 * <p>{@link org.onrecord.stance.DetectStances} is the door to a {@link
 * org.onrecord.stance.StanceDetector}, which reads a statement and returns its stances; {@link
 * org.onrecord.stance.TargetStances} stands behind it. The way through it, each step a class:
 *
 * <ul>
 *   <li>{@link org.onrecord.stance.TargetCatalogue} knows the issues, {@link
 *       org.onrecord.stance.TargetCatalogueFile} reads them; {@code TermFinder} finds their {@link
 *       org.onrecord.stance.Term}s. Who else is a target the statement says itself, in its
 *       entities.
 *   <li>{@code StatementContext} cuts the statement's context into sentences and makes {@link
 *       org.onrecord.stance.StanceInput}s of those that touch a target.
 *   <li>{@link org.onrecord.stance.StanceModel}, an encoder that reads target and text together,
 *       answers each; {@code ModelInput} is what it reads of a question.
 *   <li>{@link org.onrecord.stance.StanceProbabilities} of several sentences are weighed into one
 *       stance.
 * </ul>
 *
 * <p>How the model is trained, and the contract between it and these classes, stand in {@code
 * src/training/stance}: {@code inputs.py} and {@code evaluate.py} there do the same as these
 * classes, and a test holds the two to the same answers. {@link org.onrecord.stance.StanceScores}
 * measures stances against ones that people gave.
 */
package org.onrecord.stance;

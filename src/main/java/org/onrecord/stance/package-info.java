/**
 * Detects the stance of a statement's actor towards targets.
 *
 * <p>{@link org.onrecord.stance.DetectStances} is the transform. It uses a {@link
 * org.onrecord.stance.StanceDetector}, which takes a statement and returns its stances. {@link
 * org.onrecord.stance.TargetStances} implements it in these steps:
 *
 * <ul>
 *   <li>{@link org.onrecord.stance.TargetCatalogue} has the issues, which {@link
 *       org.onrecord.stance.TargetCatalogueFile} reads; {@code TermFinder} finds their {@link
 *       org.onrecord.stance.Term}s. The other targets are the entities that the statement names.
 *   <li>{@code StatementContext} splits the statement's context into sentences and makes {@link
 *       org.onrecord.stance.StanceInput}s of those that touch a target.
 *   <li>{@link org.onrecord.stance.StanceModel}, an encoder that reads target and text together,
 *       makes a {@link org.onrecord.stance.StancePrediction} for each; {@code ModelInput} is the
 *       encoded input.
 *   <li>{@link org.onrecord.stance.StanceProbabilities} of several sentences are combined into one
 *       stance.
 * </ul>
 *
 * <p>{@code src/training/stance} has the training code and the contract between the model and these
 * classes. {@code inputs.py} and {@code evaluate.py} there are the reference implementation, and
 * tests compare the two. {@link org.onrecord.stance.StanceScores} compares stances with annotated
 * ones.
 */
package org.onrecord.stance;

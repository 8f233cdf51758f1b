/**
 * Where a statement's actor stands towards a target.
 *
 * <p>{@link org.onrecord.stance.StanceDetector} reads a statement and returns its stances; {@link
 * org.onrecord.stance.DetectStances} is the door to it. No detector is built in yet: the job runs
 * with {@link org.onrecord.stance.StanceDetector#none}, and the stances dataset is there and empty.
 */
package org.onrecord.stance;

/**
 * The job: the graph from files to published datasets, and what is known of a run.
 *
 * <p>{@link org.onrecord.job.OnRecordJob} is the graph. Its {@code build} method reads as the flow
 * from articles to datasets. {@link org.onrecord.job.DayWindow} defines which days a run publishes
 * and which it reads as context.
 *
 * <p>{@link org.onrecord.job.Tally} counts elements along the way, and {@link
 * org.onrecord.job.RunCounts} has the names and sums of all counts. The last step, {@link
 * org.onrecord.job.PublishRun}, runs the {@link org.onrecord.job.DataChecks}, compares the files
 * with what is already published ({@link org.onrecord.job.ChangePlan}), writes the {@link
 * org.onrecord.job.RunManifest} and publishes.
 */
package org.onrecord.job;

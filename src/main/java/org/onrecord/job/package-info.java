/**
 * The job: what it is told, what it does, and what it leaves behind.
 *
 * <p>{@link org.onrecord.job.RunCommand} takes the command line and a {@link
 * org.onrecord.job.SpecFile} and makes {@link org.onrecord.job.OnRecordOptions} of them. {@link
 * org.onrecord.job.OnRecordJob} is the graph, one method that reads from articles to datasets. Its
 * last step, {@link org.onrecord.job.PublishRun}, holds the counts against each other, writes the
 * {@link org.onrecord.job.RunManifest} and publishes. {@link org.onrecord.job.Progress} tells what
 * is going on, {@link org.onrecord.job.RunSummary} what came of it.
 */
package org.onrecord.job;

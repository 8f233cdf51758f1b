/**
 * The job: what it is told, what it does, and what it leaves behind.
 *
 * <p>{@link org.onrecord.job.RunCommand} takes the command line and a {@link
 * org.onrecord.job.SpecFile} and makes {@link org.onrecord.job.OnRecordOptions} of them. {@link
 * org.onrecord.job.OnRecordJob} is the graph, one method that reads from articles to datasets. Its
 * last step, {@link org.onrecord.job.PublishRun}, holds the counts against each other, writes the
 * {@link org.onrecord.job.RunManifest} and publishes. {@link org.onrecord.job.Progress} tells what
 * is going on, {@link org.onrecord.job.RunSummary} what came of it.
 *
 * <p>Commands beside {@code run} stand here too, each a class: {@link
 * org.onrecord.job.ExplainCommand} shows what is understood of an article, {@link
 * org.onrecord.job.ReportCommand} and {@link org.onrecord.job.ExportCommand} show and hand on what
 * was published, {@link org.onrecord.job.EvaluateCommand} measures.
 */
package org.onrecord.job;

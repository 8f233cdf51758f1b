/**
 * The job: what it is told, what it does, and what it leaves behind.
 *
 * <p>{@link org.onrecord.job.RunCommand} takes the command line and a {@link
 * org.onrecord.job.SpecFile} and makes {@link org.onrecord.job.OnRecordOptions} of them; {@link
 * org.onrecord.job.DryRun} stops there and tells what would be done. {@link
 * org.onrecord.job.LockedOutput} keeps other runs off the output. {@link
 * org.onrecord.job.OnRecordJob} is the graph, one method that reads from articles to datasets;
 * {@link org.onrecord.job.DayWindow} says which days it publishes and which it reads to that end.
 *
 * <p>Its last step, {@link org.onrecord.job.PublishRun}, holds the counts against each other,
 * compares the files with what is published ({@link org.onrecord.job.ChangePlan}), writes the
 * {@link org.onrecord.job.RunManifest} and publishes. {@link org.onrecord.job.Progress} tells what
 * is going on, {@link org.onrecord.job.RunSummary} what came of it. {@link
 * org.onrecord.job.ValidateCommand} holds an output against its manifest at any later time.
 *
 * <p>Commands beside {@code run} stand here too, each a class: {@link
 * org.onrecord.job.ExplainCommand} shows what is understood of an article, {@link
 * org.onrecord.job.ReportCommand} and {@link org.onrecord.job.ExportCommand} show and hand on what
 * was published, {@link org.onrecord.job.EvaluateCommand} measures. {@link
 * org.onrecord.job.StoreOptions} says to those that read an output where it lies, {@link
 * org.onrecord.job.Manners} holds what all of them take.
 */
package org.onrecord.job;

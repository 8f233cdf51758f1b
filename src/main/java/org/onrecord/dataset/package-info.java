/**
 * Writes records to files and publishes the files.
 *
 * <p>{@link org.onrecord.dataset.Dataset} is the table of datasets: the folder, the record, the day
 * of a row, and the order of rows. {@link org.onrecord.dataset.WriteDataset} groups and sorts the
 * rows of a day and writes them to the output's staging folder in each {@link
 * org.onrecord.dataset.FileFormat}. When everything is written, {@link
 * org.onrecord.dataset.Publication} moves the files into place. It replaces whole days, and the
 * next run completes an interrupted publication. {@link org.onrecord.dataset.RunLock} and {@link
 * org.onrecord.dataset.LockedOutput} prevent two runs from writing to one output. {@link
 * org.onrecord.dataset.FileContents} checks published files, and {@link
 * org.onrecord.dataset.PublishedRows} reads their records.
 *
 * <p>The bytes of a file depend only on its rows and the number of files per day, not on the
 * runner, its parallelism, or the order in which rows arrive.
 */
package org.onrecord.dataset;

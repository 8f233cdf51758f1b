/**
 * Records become files, and files become an output.
 *
 * <p>{@link org.onrecord.dataset.Dataset} is the table of what there is to write: the folder, the
 * record, the day a row belongs to, and the order of rows. {@link
 * org.onrecord.dataset.WriteDataset} brings the rows of a day together, sorts them and writes them
 * in each {@link org.onrecord.dataset.FileFormat} that was asked for, aside, below the output's
 * staging folder. When all is written, {@link org.onrecord.dataset.Publication} moves the files
 * into place: days are replaced whole, and a publication that was interrupted is carried on by the
 * next run. {@link org.onrecord.dataset.RunLock} lets one run at a time do that. {@link
 * org.onrecord.dataset.FileContents} reads files back, to check them, {@link
 * org.onrecord.dataset.PublishedRows} for what is made of them later.
 *
 * <p>Which bytes come out depends on the rows and on the number of files a day alone, never on the
 * runner, on its parallelism, or on the order in which rows arrive.
 */
package org.onrecord.dataset;

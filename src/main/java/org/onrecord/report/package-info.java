/**
 * Shows results to people: an article explained, the datasets as a page, and files for other tools.
 *
 * <p>{@link org.onrecord.report.Explanation} is an article with its statements and stances. {@code
 * Marks} finds which parts of its text belong to which statement, and {@code ExplanationText} and
 * {@code ExplanationHtml} render it.
 *
 * <p>{@link org.onrecord.report.Findings} has the statements and stances of an output. {@link
 * org.onrecord.report.Page} writes them as one HTML file that loads nothing. It contains the
 * columns for counting and the statements behind every number, compressed ({@code PageData}), the
 * charting library, and the page's own scripts, which are small files among the resources. {@link
 * org.onrecord.report.NetworkExport} and {@link org.onrecord.report.DnaExport} export the findings
 * for network analysis.
 *
 * <p>Everything here is plain Java without Beam.
 */
package org.onrecord.report;

/**
 * What people see: an article explained, the datasets as a page, and as files for other tools.
 *
 * <p>{@link org.onrecord.report.Explanation} is an article with its statements and stances; {@code
 * Marks} finds which of its words belong to which, and {@code ExplanationText} and {@code
 * ExplanationHtml} show it.
 *
 * <p>{@link org.onrecord.report.Findings} is what the datasets of an output hold. {@link
 * org.onrecord.report.Page} makes one HTML file of it, which needs no network: the columns by which
 * the page counts and the statements behind every number, compressed ({@code PageData}), the
 * library that draws the charts, and the page's own scripts, small files among the resources.
 * {@link org.onrecord.report.NetworkExport} and {@link org.onrecord.report.DnaExport} write it for
 * tools that study networks.
 *
 * <p>Everything here is plain Java and knows nothing of Beam.
 */
package org.onrecord.report;

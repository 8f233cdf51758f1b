/**
 * Formats: how a file is recognised, split into records, and how a record's fields are read.
 *
 * <p>{@link org.onrecord.corpus.format.CorpusFormat} is the table of formats: a new format is a new
 * row of it, and the classes that the row names. A {@code RecordReader} splits formats whose
 * records are bytes between {@code Boundary}s; {@code ParquetTable}, {@code AvroTable}, {@code
 * NewsXml} and {@code WarcPages} encode each record as a {@code RowJson}. Both split the {@code
 * Content} of a file into {@code RawRecord}s. A {@code FieldReader} reads a record's {@code
 * ArticleFields}, and {@code RecordWork} keeps the reading within its time limit. {@code
 * CorpusLayout} says where fields are if a file does not say so itself.
 */
package org.onrecord.corpus.format;

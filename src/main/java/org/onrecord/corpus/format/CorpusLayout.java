package org.onrecord.corpus.format;

import java.io.Serializable;
import java.util.Optional;

/** How a corpus is laid out, as far as its files do not say it themselves. */
public final class CorpusLayout implements Serializable {
  private final CorpusFormat format; // Null, which Optional could not be sent as: found by looking.
  private final FieldMapping fields;
  private final FileNamePattern fileName;

  private CorpusLayout(CorpusFormat format, FieldMapping fields, FileNamePattern fileName) {
    this.format = format;
    this.fields = fields;
    this.fileName = fileName;
  }

  /** Returns the layout of a corpus whose formats are found and whose fields have our names. */
  public static CorpusLayout plain() {
    return new CorpusLayout(null, FieldMapping.ownNames(), FileNamePattern.none());
  }

  /** Returns the same, all files being of this format whatever their names and bytes say. */
  public CorpusLayout inFormat(CorpusFormat only) {
    return new CorpusLayout(only, fields, fileName);
  }

  /** Returns the same with fields that stand elsewhere. */
  public CorpusLayout withFields(FieldMapping mapping) {
    return new CorpusLayout(format, mapping, fileName);
  }

  /** Returns the same with fields that file names tell. */
  public CorpusLayout withFileNames(FileNamePattern pattern) {
    return new CorpusLayout(format, fields, pattern);
  }

  /** Returns the format of all files, unpacked; none where each is to be found. */
  public Optional<CorpusFormat> format() {
    return Optional.ofNullable(format);
  }

  /**
   * Returns the name of the sidecar that a file may have.
   *
   * @param name the file's, without endings of compressions
   */
  public Optional<String> sidecarName(String name) {
    return format().or(() -> CorpusFormat.ofName(name)).flatMap(ofFile -> ofFile.sidecarName(name));
  }

  FieldMapping fields() {
    return fields;
  }

  public FileNamePattern fileName() {
    return fileName;
  }
}

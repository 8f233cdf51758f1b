package org.onrecord.corpus.format;

import java.io.Serializable;
import java.util.Optional;

/** The layout of a corpus, as far as its files do not define it themselves. */
public final class CorpusLayout implements Serializable {
  private final CorpusFormat
      format; // Null if each file's format is detected: Optional is not serializable.
  private final FieldMapping fields;
  private final FileNamePattern fileName;
  private final PublisherCatalogue publishers;

  private CorpusLayout(
      CorpusFormat format,
      FieldMapping fields,
      FileNamePattern fileName,
      PublisherCatalogue publishers) {
    this.format = format;
    this.fields = fields;
    this.fileName = fileName;
    this.publishers = publishers;
  }

  /** Returns the layout with detected formats and fields under their own names. */
  public static CorpusLayout plain() {
    return new CorpusLayout(
        null, FieldMapping.ownNames(), FileNamePattern.none(), PublisherCatalogue.empty());
  }

  /** Returns this layout with one format for all files, whatever their names and bytes. */
  public CorpusLayout inFormat(CorpusFormat only) {
    return new CorpusLayout(only, fields, fileName, publishers);
  }

  /** Returns this layout with another mapping of fields. */
  public CorpusLayout withFields(FieldMapping mapping) {
    return new CorpusLayout(format, mapping, fileName, publishers);
  }

  /** Returns this layout with fields that are taken from file names. */
  public CorpusLayout withFileNames(FileNamePattern pattern) {
    return new CorpusLayout(format, fields, pattern, publishers);
  }

  /** Returns this layout with publishers by the hosts of the articles' addresses. */
  public CorpusLayout withPublishers(PublisherCatalogue catalogue) {
    return new CorpusLayout(format, fields, fileName, catalogue);
  }

  /** Returns the format of all files, unpacked; empty if it is detected for each file. */
  public Optional<CorpusFormat> format() {
    return Optional.ofNullable(format);
  }

  /**
   * Returns the name of the sidecar that a file can have.
   *
   * @param name the file's name, without endings of compressions
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

  public PublisherCatalogue publishers() {
    return publishers;
  }
}

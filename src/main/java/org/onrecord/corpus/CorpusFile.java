package org.onrecord.corpus;

import static org.onrecord.record.RejectionReason.CORRUPT_FILE;
import static org.onrecord.record.RejectionReason.TOO_LONG;
import static org.onrecord.record.RejectionReason.UNKNOWN_FORMAT;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipException;
import org.onrecord.record.Rejected;

/** Reads a file of the corpus, of whichever format, compressed or not. */
final class CorpusFile {
  private static final byte[] NOTHING = {};

  /** Takes what a file holds, in the file's order: each of its records by one of the two calls. */
  interface Sink {
    /** Takes a record that was read. */
    void record(RawRecord record);

    /** Takes a record, or a file as a whole, that could not be read. */
    void rejected(Rejected rejected);
  }

  private CorpusFile() {}

  /**
   * Reads all records of a file. Where a compressed file is damaged, the records before the damage
   * are kept, and one rejection stands for the rest.
   *
   * @param sourceUri the file's name, whose ending says the format
   * @param file its bytes, as stored; the caller's to close
   * @param maxArticleChars the longest text to make room for, in UTF-16 units
   * @throws IOException where the bytes cannot be read, which says nothing about the data
   */
  static void read(String sourceUri, InputStream file, int maxArticleChars, Sink sink)
      throws IOException {
    Optional<CorpusFormat> format = CorpusFormat.of(sourceUri);
    if (format.isEmpty()) {
      sink.rejected(
          Rejections.of(
              sourceUri,
              0,
              UNKNOWN_FORMAT,
              "the file's name ends with none of %s, each also with %s"
                  .formatted(CorpusFormat.allEndings(), CorpusFormat.GZIP_ENDING),
              NOTHING));
      return;
    }
    var buffered = new BufferedInputStream(file);
    if (!GzipMembers.isGzip(buffered)) {
      if (sourceUri.toLowerCase(Locale.ROOT).endsWith(CorpusFormat.GZIP_ENDING)) {
        // One clear line instead of thousands of broken ones, or of none where the file is empty.
        sink.rejected(corrupt(sourceUri, 0, "it does not begin as gzip does", NOTHING));
      } else {
        readRecords(sourceUri, format.get().records(buffered, maxArticleChars), sink);
      }
      return;
    }
    GzipMembers members;
    try {
      members = GzipMembers.of(buffered);
    } catch (ZipException | EOFException e) {
      sink.rejected(corrupt(sourceUri, 0, problem(e), NOTHING));
      return;
    }
    RecordReader records = format.get().records(members, maxArticleChars);
    try {
      readRecords(sourceUri, records, sink);
    } catch (ZipException | EOFException e) {
      sink.rejected(corrupt(sourceUri, records.position(), problem(e), records.bytes()));
    }
  }

  private static void readRecords(String sourceUri, RecordReader records, Sink sink)
      throws IOException {
    while (records.next()) {
      if (records.tooLong()) {
        sink.rejected(
            Rejections.of(
                sourceUri,
                records.position(),
                TOO_LONG,
                "more than %d bytes".formatted(records.limit()),
                records.bytes()));
      } else {
        sink.record(
            new RawRecord(sourceUri, records.position(), records.offset(), records.bytes()));
      }
    }
  }

  private static String problem(IOException damage) {
    return damage instanceof EOFException ? "it ends too early" : damage.getMessage();
  }

  private static Rejected corrupt(String sourceUri, long position, String problem, byte[] head) {
    String detail =
        position == 0
            ? "the compressed file is cut or damaged: " + problem
            : "the compressed file is cut or damaged in line %d: %s".formatted(position, problem);
    return Rejections.of(sourceUri, position, CORRUPT_FILE, detail, head);
  }
}

package org.onrecord.corpus;

import static org.onrecord.record.RejectionReason.BAD_ENCODING;
import static org.onrecord.record.RejectionReason.CORRUPT_FILE;
import static org.onrecord.record.RejectionReason.EMPTY_FILE;
import static org.onrecord.record.RejectionReason.UNKNOWN_FORMAT;
import static org.onrecord.record.RejectionReason.UNREADABLE_FILE;
import static org.onrecord.record.RejectionReason.UNSAFE_FILE;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.io.input.CloseShieldInputStream;
import org.onrecord.corpus.format.ByteRange;
import org.onrecord.corpus.format.Content;
import org.onrecord.corpus.format.CorpusFormat;
import org.onrecord.corpus.format.CorpusSettings;
import org.onrecord.corpus.format.FileHead;
import org.onrecord.corpus.format.RawRecord;
import org.onrecord.corpus.format.RecordSink;
import org.onrecord.corpus.format.RejectedException;
import org.onrecord.corpus.format.Sidecars;
import org.onrecord.record.Rejected;
import org.onrecord.record.RejectionReason;
import org.onrecord.record.Rejections;

/**
 * Reads a file of the corpus, of any format, packed or not: decompresses it, opens archives, and
 * passes the content to its {@link CorpusFormat}.
 *
 * <p>If a file is damaged, the records before the damage are kept, and one rejection reports the
 * rest. A damaged member of an archive does not affect the others.
 */
final class CorpusFile {
  /** Maximum number of nested compressions and archives. */
  static final int MAX_LAYERS = 6;

  /** Separates an archive's name from its member's. */
  private static final String MEMBER = "!/";

  private static final byte[] NOTHING = {};

  /** Receives the records of a file in the file's order, each by one of these calls. */
  interface Sink {
    /** Receives a record that was read. */
    void record(RawRecord record);

    /** Receives the reason for a record that is skipped deliberately. */
    void skipped(String reason);

    /** Receives a record, or a whole file, that could not be read. */
    void rejected(Rejected rejected);
  }

  /**
   * A file or a member of an archive, with the layers around it that are still packed.
   *
   * @param sourceUri the source of its records
   * @param name its name, without the endings of the layers removed
   * @param in its bytes
   * @param again opens the same bytes again; empty if they can be read only once
   * @param direct opens a channel on the bytes; empty if they are packed
   * @param sidecars the files beside it
   * @param layers the number of compressions and archives removed
   */
  private record Packed(
      String sourceUri,
      String name,
      BufferedInputStream in,
      Optional<Content.Source<InputStream>> again,
      Optional<Content.Source<SeekableByteChannel>> direct,
      Sidecars sidecars,
      int layers) {}

  private final WatchedFile file;
  private final ByteRange range;
  private final CorpusSettings settings;
  private final Sink sink;
  private final UnpackBudget budget;

  private CorpusFile(StoredFile file, ByteRange range, CorpusSettings settings, Sink sink) {
    this.file = new WatchedFile(file);
    this.range = range;
    this.settings = settings;
    this.sink = sink;
    this.budget = new UnpackBudget(file.size());
  }

  /**
   * Reads all records of a file, or of a part of one.
   *
   * @param sourceUri the file's name; its ending can indicate the format
   * @param range the whole file, or a part if other calls read the other parts; a file that cannot
   *     be split is read with its first part
   * @throws IOException if the store cannot be read; damaged data is rejected instead
   */
  static void read(
      String sourceUri, StoredFile file, ByteRange range, CorpusSettings settings, Sink sink)
      throws IOException {
    Optional<String> problem = file.problem();
    if (problem.isPresent()) {
      sink.rejected(Rejections.of(sourceUri, 0, UNREADABLE_FILE, problem.get(), NOTHING));
    } else {
      new CorpusFile(file, range, settings, sink).read(sourceUri);
    }
  }

  private void read(String sourceUri) throws IOException {
    try (ReadableByteChannel channel = file.open()) {
      Optional<Content.Source<SeekableByteChannel>> direct =
          channel instanceof SeekableByteChannel
              ? Optional.of(() -> (SeekableByteChannel) file.open())
              : Optional.empty();
      unpack(
          new Packed(
              sourceUri,
              sourceUri.substring(sourceUri.lastIndexOf('/') + 1),
              new BufferedInputStream(Channels.newInputStream(channel)),
              Optional.of(file::stream),
              direct,
              name -> file.neighbour(name, Sidecars.MAX_SIDECAR_BYTES + 1),
              0));
    }
    file.throwFailure();
  }

  /** Removes one layer, or reads the records if there is none. */
  private void unpack(Packed packed) throws IOException {
    try {
      FileHead head = Content.head(packed.in());
      file.throwFailure();
      Optional<Compression> compression = Compression.of(head);
      Optional<Archive> archive = Archive.of(head);
      boolean inLayers = compression.isPresent() || archive.isPresent();
      if (inLayers && !range.first()) {
        return; // The call with the first part reads all.
      }
      if (head.bytes().length == 0) {
        split(packed, head); // An empty file is no damaged archive, whatever its name promises.
      } else if (packed.layers() == MAX_LAYERS && inLayers) {
        reject(
            packed,
            UNSAFE_FILE,
            "more than %d compressions and archives lie around each other".formatted(MAX_LAYERS),
            NOTHING);
      } else if (compression.isPresent()) {
        decompress(packed, compression.get());
      } else if (Compression.promisedBy(packed.name()).isPresent()) {
        // One rejection, instead of one for each broken line, or none for an empty file.
        rejectPromised(packed, Compression.promisedBy(packed.name()).get());
      } else if (archive.isPresent()) {
        readMembers(packed, archive.get());
      } else if (Archive.promisedBy(packed.name()).isPresent()) {
        rejectPromised(packed, Archive.promisedBy(packed.name()).get());
      } else {
        split(packed, head);
      }
    } catch (IOException e) {
      throwUnlessDamage(e, packed);
      reject(packed, CORRUPT_FILE, "the packed file is cut or damaged: " + problem(e), NOTHING);
    }
  }

  private void rejectPromised(Packed packed, Object promised) {
    reject(
        packed,
        CORRUPT_FILE,
        "the packed file is cut or damaged: it does not begin as %s does".formatted(promised),
        NOTHING);
  }

  /**
   * Rethrows an exception that is not about damaged data.
   *
   * @throws IOException if the store failed, or the file as a whole exceeds its budget
   */
  private void throwUnlessDamage(IOException e, Packed packed) throws IOException {
    file.throwFailure();
    if (budget.exceeded() && packed.layers() > 0) {
      throw e;
    }
  }

  private void decompress(Packed packed, Compression compression) throws IOException {
    try (InputStream unpacked = decompressed(compression, packed.in())) {
      unpack(
          new Packed(
              packed.sourceUri(),
              Compression.unpackedName(packed.name()),
              new BufferedInputStream(unpacked),
              packed.again().map(again -> () -> decompressed(compression, again.get())),
              Optional.empty(),
              packed.sidecars(),
              packed.layers() + 1));
    }
  }

  private InputStream decompressed(Compression compression, InputStream packed) throws IOException {
    try {
      return budget.charging(compression.open(new BufferedInputStream(packed)));
    } catch (RuntimeException e) {
      throw new IOException(e.toString(), e); // Thrown by the library on bad data.
    }
  }

  private void readMembers(Packed packed, Archive archive) throws IOException {
    if (packed.again().isPresent()) {
      readMembers(packed, archive, packed.in(), packed.again().get());
      return;
    }
    // Sidecars can come after their texts, so the archive is read more than once.
    Path spooled = Content.spool(packed.in());
    try (InputStream in = new BufferedInputStream(Files.newInputStream(spooled))) {
      readMembers(packed, archive, in, () -> Files.newInputStream(spooled));
    } finally {
      Files.deleteIfExists(spooled);
    }
  }

  private void readMembers(
      Packed packed, Archive archive, InputStream in, Content.Source<InputStream> again)
      throws IOException {
    var beside = new MemberSidecars(archive, again, budget, settings.layout());
    long members =
        archive.read(
            in,
            budget,
            new Archive.Members() {
              @Override
              public void member(String name, InputStream bytes) throws IOException {
                if (MemberSidecars.mayBeOne(name) && beside.isOne(name)) {
                  return; // A sidecar is read with its text.
                }
                unpack(
                    new Packed(
                        packed.sourceUri() + MEMBER + name,
                        name,
                        new BufferedInputStream(CloseShieldInputStream.wrap(bytes)),
                        Optional.empty(),
                        Optional.empty(),
                        beside,
                        packed.layers() + 1));
              }

              @Override
              public void unreadable(String name, RejectionReason reason, String why) {
                sink.rejected(
                    Rejections.of(packed.sourceUri() + MEMBER + name, 0, reason, why, NOTHING));
              }
            });
    if (members == 0) {
      reject(packed, EMPTY_FILE, "the archive is empty", NOTHING);
    }
  }

  private void split(Packed packed, FileHead head) throws IOException {
    if (range.first() && Content.isBlank(packed.in(), head)) {
      reject(
          packed,
          EMPTY_FILE,
          head.bytes().length == 0
              ? "the file has no bytes"
              : "only white space, in its first %d bytes at least"
                  .formatted(Content.MAX_LEADING_SPACE),
          NOTHING);
      return;
    }
    Optional<CorpusFormat> found =
        settings.layout().format().or(() -> CorpusFormat.of(packed.name(), head));
    if (found.isEmpty()) {
      reject(
          packed,
          UNKNOWN_FORMAT,
          "the file's name ends with none of %s, and its bytes look like none; say --inputFormat"
              .formatted(CorpusFormat.allEndings()),
          head.bytes());
      return;
    }
    CorpusFormat format = found.get();
    if (!range.first() && !format.isSplittable()) {
      return; // As above.
    }
    if (format.isText() && head.wideEncoding().isPresent()) {
      reject(
          packed,
          BAD_ENCODING,
          "the file is %s; convert it to UTF-8".formatted(head.wideEncoding().get()),
          NOTHING);
      return;
    }
    var records = new Records(packed.sourceUri(), format, packed.layers() > 0);
    try (Content content =
        new Content(
            packed.name(),
            packed.in(),
            head,
            packed.direct(),
            () -> sidecar(packed),
            packed.layers() == 0 ? range : ByteRange.ALL)) {
      format.split(content, settings, records);
    } catch (RejectedException e) {
      if (range.first()) {
        reject(packed, e.reason(), e.getMessage(), head.bytes());
      }
    } catch (IOException e) {
      throwUnlessDamage(e, packed);
      records.damaged(problem(e));
    }
  }

  private byte[] sidecar(Packed packed) throws IOException {
    Optional<String> name = settings.layout().sidecarName(packed.name());
    return name.isPresent() ? packed.sidecars().of(name.get()) : NOTHING;
  }

  private void reject(Packed packed, RejectionReason reason, String detail, byte[] head) {
    boolean unsafe = budget.exceeded();
    sink.rejected(
        Rejections.of(
            packed.sourceUri(),
            0,
            unsafe ? UNSAFE_FILE : reason,
            unsafe
                ? "the file unpacks to more than %d bytes, %d for each record and %d for each element included"
                    .formatted(budget.allowed(), UnpackBudget.RECORD_BYTES, UnpackBudget.PART_BYTES)
                : detail,
            head));
  }

  private static String problem(IOException damage) {
    return damage instanceof EOFException ? "it ends too early" : damage.getMessage();
  }

  /** Passes on the records of one file, with its name. */
  private final class Records implements RecordSink {
    private final String sourceUri;
    private final CorpusFormat format;
    private final boolean unpacked;
    private long reading;
    private byte[] readingHead = NOTHING;

    Records(String sourceUri, CorpusFormat format, boolean unpacked) {
      this.sourceUri = sourceUri;
      this.format = format;
      this.unpacked = unpacked;
    }

    @Override
    public void reading(long position, byte[] head) {
      reading = position;
      readingHead = head;
    }

    @Override
    public void part() {
      if (unpacked) {
        budget.chargePart();
      }
    }

    @Override
    public void record(long position, long offset, byte[] bytes, byte[] context) {
      charge();
      sink.record(new RawRecord(sourceUri, format, position, offset, bytes, context));
    }

    @Override
    public void skipped(String reason) {
      charge();
      sink.skipped(reason);
    }

    @Override
    public void rejected(long position, RejectionReason reason, String detail, byte[] head) {
      charge();
      sink.rejected(Rejections.of(sourceUri, position, reason, detail, head));
    }

    private void charge() {
      if (unpacked) {
        budget.chargeRecord();
      }
    }

    void damaged(String problem) {
      String detail =
          reading == 0
              ? "the file is cut or damaged: " + problem
              : "the file is cut or damaged in %s %d: %s"
                  .formatted(format.unit(), reading, problem);
      rejected(reading, CORRUPT_FILE, detail, readingHead);
    }
  }
}

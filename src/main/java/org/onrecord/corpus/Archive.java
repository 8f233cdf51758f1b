package org.onrecord.corpus;

import static org.onrecord.record.RejectionReason.CORRUPT_FILE;
import static org.onrecord.record.RejectionReason.UNKNOWN_FORMAT;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.onrecord.corpus.format.FileHead;
import org.onrecord.corpus.format.NameEndings;
import org.onrecord.record.RejectionReason;

/** Formats of archives, which are read in one pass. */
enum Archive {
  /** ZIP, with members stored, deflated, or compressed by what commons-compress can stream. */
  ZIP(".zip") {
    @Override
    boolean begins(FileHead head) {
      return head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006");
    }

    @Override
    long read(InputStream in, UnpackBudget budget, Members members) throws IOException {
      var tail = new TailStream(in, ZIP_TAIL_BYTES);
      var zip = new ZipArchiveInputStream(new BufferedInputStream(tail), "UTF-8", true, true);
      long count = 0;
      for (ZipArchiveEntry entry = next(zip); entry != null; ) {
        count += entry.isDirectory() ? 0 : 1;
        OptionalLong checksum = readMember(zip, entry, budget, members);
        ZipArchiveEntry following = next(zip); // The checksum may be known only now.
        if (checksum.isPresent() && entry.getCrc() >= 0 && entry.getCrc() != checksum.getAsLong()) {
          members.unreadable(
              entry.getName(), CORRUPT_FILE, "it is damaged: its checksum does not hold");
        }
        entry = following;
      }
      // The library accepts the end of the file as the end of the archive.
      if (!tail.contains("PK\u0005\u0006")) {
        throw new IOException("it ends too early: its directory is missing");
      }
      return count;
    }

    /** Returns the checksum of a member; empty if it was not read. */
    private static OptionalLong readMember(
        ZipArchiveInputStream zip, ZipArchiveEntry entry, UnpackBudget budget, Members members)
        throws IOException {
      if (entry.isUnixSymlink()) {
        members.unreadable(entry.getName(), UNKNOWN_FORMAT, "a link, not a file");
      } else if (!entry.isDirectory() && !zip.canReadEntryData(entry)) {
        members.unreadable(
            entry.getName(),
            UNKNOWN_FORMAT,
            "encrypted, or compressed by a method that cannot be streamed");
      } else if (!entry.isDirectory()) {
        var checked = new CheckedInputStream(budget.charging(zip), new CRC32());
        members.member(entry.getName(), checked);
        checked.skip(Long.MAX_VALUE);
        return OptionalLong.of(checked.getChecksum().getValue());
      }
      return OptionalLong.empty();
    }
  },

  /** POSIX and GNU tar. */
  TAR(".tar") {
    @Override
    boolean begins(FileHead head) {
      return head.has(257, "ustar");
    }

    @Override
    long read(InputStream in, UnpackBudget budget, Members members) throws IOException {
      var tail = new TailStream(in, TAR_BLOCK_BYTES);
      var tar = new TarArchiveInputStream(tail, "UTF-8");
      long count = 0;
      TarArchiveEntry entry;
      while ((entry = next(tar)) != null) {
        if (!entry.isCheckSumOK()) {
          throw new IOException("the checksum of a member's header does not hold");
        }
        if (entry.isDirectory()) {
          continue;
        }
        count++;
        if (!entry.isFile() || entry.isLink() || entry.isSymbolicLink()) {
          members.unreadable(entry.getName(), UNKNOWN_FORMAT, "a link or device, not a file");
        } else if (!tar.canReadEntryData(entry)) {
          members.unreadable(entry.getName(), UNKNOWN_FORMAT, "a sparse file");
        } else {
          members.member(entry.getName(), budget.charging(tar));
        }
      }
      if (!tail.isZero()) {
        throw new IOException("it ends too early: the empty block at its end is missing");
      }
      return count;
    }
  };

  private static final int ZIP_TAIL_BYTES =
      65_536 + 22; // The longest comment and the record before it.
  private static final int TAR_BLOCK_BYTES = 512;

  /** Receives the members of an archive in its order. */
  interface Members {
    /** Receives a member; the stream ends with it, and need not be read to its end. */
    void member(String name, InputStream bytes) throws IOException;

    /** Receives a member that cannot be read, or that turned out to be damaged. */
    void unreadable(String name, RejectionReason reason, String why);
  }

  private final String ending;

  Archive(String ending) {
    this.ending = ending;
  }

  /** Returns whether a file with this head is such an archive. */
  abstract boolean begins(FileHead head);

  /**
   * Reads all members.
   *
   * @param budget the budget that unpacked bytes are charged to
   * @return the number of members, folders excluded
   * @throws IOException if the archive is truncated or damaged, or {@code members} throws one
   */
  abstract long read(InputStream in, UnpackBudget budget, Members members) throws IOException;

  /** Returns the archive format of a file with this head. */
  static Optional<Archive> of(FileHead head) {
    return Arrays.stream(values()).filter(archive -> archive.begins(head)).findFirst();
  }

  /** Returns the archive format that a file's name indicates. */
  static Optional<Archive> promisedBy(String name) {
    return Arrays.stream(values())
        .filter(archive -> NameEndings.find(name, archive.ending).isPresent())
        .findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Turns what the library throws on bad data into an {@link IOException}. */
  private static <E extends ArchiveEntry> E next(
      org.apache.commons.compress.archivers.ArchiveInputStream<E> archive) throws IOException {
    try {
      return archive.getNextEntry();
    } catch (RuntimeException e) {
      throw new IOException(e.toString(), e);
    }
  }
}

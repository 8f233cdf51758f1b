package org.onrecord.corpus;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.onrecord.corpus.format.Content;
import org.onrecord.corpus.format.CorpusFormat;
import org.onrecord.corpus.format.CorpusLayout;
import org.onrecord.corpus.format.Sidecars;
import org.onrecord.record.RejectionReason;

/**
 * The sidecars among an archive's members. They can come after their texts, so the archive is read
 * for them beforehand: once for their names, and again if there are any.
 */
final class MemberSidecars implements Sidecars {
  /** Maximum bytes of sidecars that are kept in memory for one archive. */
  private static final int MAX_KEPT_BYTES = 128 << 20;

  private static final byte[] NOTHING = {};
  private static final byte[] NOT_KEPT = {};

  private final Archive archive;
  private final Content.Source<InputStream> bytes;
  private final UnpackBudget budget;
  private final CorpusLayout layout;
  private Map<String, byte[]> sidecars; // Null until the first call.

  MemberSidecars(
      Archive archive,
      Content.Source<InputStream> bytes,
      UnpackBudget budget,
      CorpusLayout layout) {
    this.archive = archive;
    this.bytes = bytes;
    this.budget = budget;
    this.layout = layout;
  }

  /** Returns whether a member can be a sidecar by its name. */
  static boolean mayBeOne(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(CorpusFormat.SIDECAR_ENDING);
  }

  /** Returns whether a member is the sidecar of another one; an empty one is only an empty file. */
  boolean isOne(String name) {
    return sidecars().containsKey(name);
  }

  @Override
  public byte[] of(String name) throws IOException {
    byte[] sidecar = sidecars().getOrDefault(name, NOTHING);
    if (sidecar == NOT_KEPT) {
      throw new IOException(
          "the sidecars in its archive have more than %d bytes; unpack it"
              .formatted(MAX_KEPT_BYTES));
    }
    return sidecar;
  }

  private Map<String, byte[]> sidecars() {
    if (sidecars == null) {
      Set<String> names = names();
      sidecars = names.isEmpty() ? Map.of() : read(names);
    }
    return sidecars;
  }

  private Set<String> names() {
    Set<String> candidates = new HashSet<>();
    Set<String> wanted = new HashSet<>();
    forEachMember(
        (name, in) -> {
          if (mayBeOne(name)) {
            candidates.add(name);
          } else {
            layout.sidecarName(Compression.unpackedName(name)).ifPresent(wanted::add);
          }
        });
    candidates.retainAll(wanted);
    return candidates;
  }

  private Map<String, byte[]> read(Set<String> names) {
    Map<String, byte[]> read = new HashMap<>();
    forEachMember(
        new Visitor() {
          private long kept;

          @Override
          public void visit(String name, InputStream in) throws IOException {
            if (names.contains(name)) {
              byte[] sidecar = in.readNBytes(MAX_SIDECAR_BYTES + 1);
              kept += sidecar.length;
              if (sidecar.length > 0) {
                read.put(name, kept > MAX_KEPT_BYTES ? NOT_KEPT : sidecar);
              }
            }
          }
        });
    return read;
  }

  @FunctionalInterface
  private interface Visitor {
    void visit(String name, InputStream in) throws IOException;
  }

  private void forEachMember(Visitor visitor) {
    try (InputStream in = new BufferedInputStream(bytes.get())) {
      archive.read(
          in,
          budget,
          new Archive.Members() {
            @Override
            public void member(String name, InputStream member) throws IOException {
              visitor.visit(name, member);
            }

            @Override
            public void unreadable(String name, RejectionReason reason, String why) {
              // Reading the archive for its articles reports it.
            }
          });
    } catch (IOException e) {
      // Reading the archive for its articles reports damage; a failure of the store is remembered.
    }
  }
}

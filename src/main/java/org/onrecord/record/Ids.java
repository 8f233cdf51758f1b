package org.onrecord.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Stable ids and buckets: hashes of what identifies a record, never counters or random numbers. */
public final class Ids {
  private static final int BYTES = 8;

  private Ids() {}

  /**
   * Returns 16 hexadecimal digits, the first 64 bits of SHA-256 over the parts. Each part is
   * preceded by its length, so that {@code ("ab", "c")} and {@code ("a", "bc")} differ.
   */
  public static String of(String... parts) {
    MessageDigest digest = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  /**
   * Returns the bucket of a key, from 0 to {@code buckets - 1}, the same on every machine. It is
   * meant for distributing work, not for ids.
   */
  public static int bucket(String key, int buckets) {
    CRC32 hash = new CRC32();
    hash.update(key.getBytes(UTF_8));
    return (int) (hash.getValue() % buckets);
  }

  /** Returns a new SHA-256 digest, which every Java platform has. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

package org.onrecord.corpus.format;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;

/**
 * Decodes Avro from bytes in memory. Avro's own decoder allocates memory for a string or a list
 * before it checks that there is as much data; this one checks first.
 */
final class BoundedDecoder extends Decoder {
  private final BinaryDecoder decoder;
  private final int most;
  private long items;

  BoundedDecoder(byte[] bytes) {
    this.decoder = DecoderFactory.get().binaryDecoder(bytes, null);
    this.most = bytes.length;
  }

  /** Returns whether all bytes were read. */
  boolean isEnd() throws IOException {
    return decoder.isEnd();
  }

  private int length() throws IOException {
    return (int) bounded(decoder.readLong());
  }

  private long bounded(long count) throws IOException {
    if (count < 0 || count > most) {
      throw new EOFException();
    }
    return count;
  }

  /** Bounds the items of all lists of a block together, since lists of nulls take no bytes. */
  private long items(long count) throws IOException {
    items += bounded(count);
    bounded(items);
    return count;
  }

  @Override
  public Utf8 readString(Utf8 old) throws IOException {
    byte[] bytes = new byte[length()];
    decoder.readFixed(bytes);
    return new Utf8(bytes);
  }

  @Override
  public String readString() throws IOException {
    return readString(null).toString();
  }

  @Override
  public ByteBuffer readBytes(ByteBuffer old) throws IOException {
    byte[] bytes = new byte[length()];
    decoder.readFixed(bytes);
    return ByteBuffer.wrap(bytes);
  }

  @Override
  public void skipString() throws IOException {
    decoder.skipFixed(length());
  }

  @Override
  public void skipBytes() throws IOException {
    decoder.skipFixed(length());
  }

  @Override
  public void readFixed(byte[] bytes, int start, int length) throws IOException {
    decoder.readFixed(bytes, start, (int) bounded(length));
  }

  @Override
  public void skipFixed(int length) throws IOException {
    decoder.skipFixed((int) bounded(length));
  }

  @Override
  public long readArrayStart() throws IOException {
    return items(decoder.readArrayStart());
  }

  @Override
  public long arrayNext() throws IOException {
    return items(decoder.arrayNext());
  }

  @Override
  public long skipArray() throws IOException {
    return items(decoder.skipArray());
  }

  @Override
  public long readMapStart() throws IOException {
    return items(decoder.readMapStart());
  }

  @Override
  public long mapNext() throws IOException {
    return items(decoder.mapNext());
  }

  @Override
  public long skipMap() throws IOException {
    return items(decoder.skipMap());
  }

  @Override
  public void readNull() throws IOException {
    decoder.readNull();
  }

  @Override
  public boolean readBoolean() throws IOException {
    return decoder.readBoolean();
  }

  @Override
  public int readInt() throws IOException {
    return decoder.readInt();
  }

  @Override
  public long readLong() throws IOException {
    return decoder.readLong();
  }

  @Override
  public float readFloat() throws IOException {
    return decoder.readFloat();
  }

  @Override
  public double readDouble() throws IOException {
    return decoder.readDouble();
  }

  @Override
  public int readEnum() throws IOException {
    return decoder.readEnum();
  }

  @Override
  public int readIndex() throws IOException {
    return decoder.readIndex();
  }
}

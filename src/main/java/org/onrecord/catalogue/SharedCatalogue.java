package org.onrecord.catalogue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A catalogue that a JVM has once, however many steps of a job use it. A runner copies every step
 * for each of its threads by writing and reading it. In place of the catalogue it writes the packed
 * contents, and all that are read in a JVM become the same object. Subclasses are immutable.
 */
public abstract class SharedCatalogue implements Serializable {

  /** What a catalogue is made of. */
  protected interface Contents extends Serializable {
    /** Makes the catalogue. */
    SharedCatalogue catalogue();
  }

  private transient Packed packed;

  /** Returns what an equal catalogue can be made of. */
  protected abstract Contents contents();

  /** Writes the packed contents instead. */
  protected final synchronized Object writeReplace() {
    if (packed == null) {
      packed = Packed.of(this);
    }
    return packed;
  }

  private static final class Packed implements Serializable {
    /** The catalogues in use; a worker of a cluster outlives its jobs, and theirs. */
    private static final Map<ByteBuffer, WeakReference<SharedCatalogue>> IN_USE = new HashMap<>();

    private final byte[] bytes;

    private Packed(byte[] bytes) {
      this.bytes = bytes;
    }

    static Packed of(SharedCatalogue catalogue) {
      var bytes = new ByteArrayOutputStream();
      try (var objects =
          new ObjectOutputStream(
              new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED)))) {
        objects.writeObject(catalogue.contents());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Packed packed = new Packed(bytes.toByteArray());
      synchronized (IN_USE) {
        IN_USE.put(ByteBuffer.wrap(packed.bytes), new WeakReference<>(catalogue));
      }
      return packed;
    }

    private Object readResolve() throws ObjectStreamException {
      synchronized (IN_USE) {
        IN_USE.values().removeIf(catalogue -> catalogue.refersTo(null));
        WeakReference<SharedCatalogue> known = IN_USE.get(ByteBuffer.wrap(bytes));
        SharedCatalogue catalogue = known == null ? null : known.get();
        if (catalogue == null) {
          catalogue = unpack();
          catalogue.packed(this);
          IN_USE.put(ByteBuffer.wrap(bytes), new WeakReference<>(catalogue));
        }
        return catalogue;
      }
    }

    private SharedCatalogue unpack() throws ObjectStreamException {
      try (var objects =
          new ObjectInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
        return ((Contents) objects.readObject()).catalogue();
      } catch (IOException | ClassNotFoundException e) {
        throw new InvalidObjectException("no catalogue: " + e);
      }
    }
  }

  private synchronized void packed(Packed own) {
    packed = own;
  }
}

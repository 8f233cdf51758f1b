package org.onrecord.actor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.onrecord.record.ValueCoder;

/** Encodes sightings of names. */
final class SightingCoder extends ValueCoder<ShortNames.Sighting> {
  @Override
  public void encode(ShortNames.Sighting sighting, OutputStream out) throws IOException {
    STRING.encode(sighting.name(), out);
    STRING.encode(sighting.actorId(), out);
    OPTIONAL_STRING.encode(sighting.publisher(), out);
    encodeDay(sighting.day(), out);
  }

  @Override
  public ShortNames.Sighting decode(InputStream in) throws IOException {
    return new ShortNames.Sighting(
        STRING.decode(in), STRING.decode(in), OPTIONAL_STRING.decode(in), decodeDay(in));
  }
}

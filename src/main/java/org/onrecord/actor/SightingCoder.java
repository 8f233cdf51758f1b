package org.onrecord.actor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;

/** Encodes sightings of names. */
final class SightingCoder extends CustomCoder<ShortNames.Sighting> {
  private static final StringUtf8Coder STRING = StringUtf8Coder.of();
  private static final NullableCoder<String> NULLABLE = NullableCoder.of(STRING);

  @Override
  public void encode(ShortNames.Sighting sighting, OutputStream out) throws IOException {
    STRING.encode(sighting.name(), out);
    STRING.encode(sighting.actorId(), out);
    NULLABLE.encode(sighting.publisher().orElse(null), out);
    NULLABLE.encode(sighting.day().map(LocalDate::toString).orElse(null), out);
  }

  @Override
  public ShortNames.Sighting decode(InputStream in) throws IOException {
    return new ShortNames.Sighting(
        STRING.decode(in),
        STRING.decode(in),
        Optional.ofNullable(NULLABLE.decode(in)),
        Optional.ofNullable(NULLABLE.decode(in)).map(LocalDate::parse));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SightingCoder; // Flink compares the coders of what it joins.
  }

  @Override
  public int hashCode() {
    return SightingCoder.class.hashCode();
  }
}

package org.onrecord.summary;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.onrecord.record.ValueCoder;

/** Encodes {@link Scores}. */
final class ScoresCoder extends ValueCoder<Scores> {
  @Override
  public void encode(Scores scores, OutputStream out) throws IOException {
    LONG.encode(scores.support(), out);
    LONG.encode(scores.oppose(), out);
    LONG.encode(scores.neutral(), out);
    LONG.encode(scores.millionths(), out);
    LONG.encode(scores.unique(), out);
    LONG.encode(scores.uniqueMillionths(), out);
  }

  @Override
  public Scores decode(InputStream in) throws IOException {
    return new Scores(
        LONG.decode(in),
        LONG.decode(in),
        LONG.decode(in),
        LONG.decode(in),
        LONG.decode(in),
        LONG.decode(in));
  }
}

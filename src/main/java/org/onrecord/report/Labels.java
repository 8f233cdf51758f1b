package org.onrecord.report;

import java.util.EnumMap;
import java.util.Map;
import org.onrecord.record.DayBasis;
import org.onrecord.record.Polarity;
import org.onrecord.record.Resolution;

/** Texts for enum constants, as people read them. */
final class Labels {
  private static final Map<Resolution, String> RESOLUTIONS =
      new EnumMap<>(
          Map.of(
              Resolution.NAME, "by the full name",
              Resolution.SURNAME, "by part of a name that the article gives in full",
              Resolution.PRONOUN, "a pronoun, by whom it stands for",
              Resolution.DESCRIPTION, "a description, by whom it stands for",
              Resolution.CATALOGUE, "by the actor catalogue",
              Resolution.NONE, "stands for itself"));

  private static final Map<DayBasis, String> DAY_BASES =
      new EnumMap<>(
          Map.of(
              DayBasis.PUBLISHED, "the article’s publication",
              DayBasis.DATELINE, "the article’s dateline",
              DayBasis.EXPRESSION, "a day named in the text"));

  private static final Map<Polarity, String> POLARITIES =
      new EnumMap<>(
          Map.of(
              Polarity.SUPPORT, "supports",
              Polarity.OPPOSE, "opposes",
              Polarity.NEUTRAL, "is neutral on"));

  private Labels() {}

  static String resolution(Resolution resolution) {
    return RESOLUTIONS.get(resolution);
  }

  static String dayBasis(DayBasis basis) {
    return DAY_BASES.get(basis);
  }

  static String polarity(Polarity polarity) {
    return POLARITIES.get(polarity);
  }
}

package org.onrecord.model;

/** How the models' numbers are rounded before they are written. */
public final class Rounding {
  private static final double STEPS = 1000;

  private Rounding() {}

  /** Rounds to thousandths: further digits of a model's output mean nothing. */
  public static double toThousandths(double value) {
    return Math.round(value * STEPS) / STEPS;
  }
}

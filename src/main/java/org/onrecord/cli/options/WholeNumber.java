package org.onrecord.cli.options;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The range of an option that is a whole number. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface WholeNumber {
  /** Returns the least value. */
  int from();

  /** Returns the greatest value. */
  int to() default Integer.MAX_VALUE;
}

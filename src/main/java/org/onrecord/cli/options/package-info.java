/**
 * Options: their names, types, defaults and help, the spec file that can hold them, and the values
 * that only options have, such as a day relative to today.
 *
 * <p>Each option is a getter of one of the interfaces that {@link
 * org.onrecord.cli.options.OnRecordOptions} joins, so that it is a Beam pipeline option too. {@code
 * OptionTable} lists them for help and for checks; {@code SpecFile} reads a YAML file of them.
 */
package org.onrecord.cli.options;

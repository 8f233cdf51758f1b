/**
 * Options: their names, types, defaults and help, the spec file, and value types that only options
 * have, such as a day relative to today.
 *
 * <p>Each option is a getter in one of the interfaces that {@link
 * org.onrecord.cli.options.OnRecordOptions} extends, and therefore a Beam pipeline option too. A
 * new option is a new getter there, with its description, its default and, if nothing runs without
 * it, {@code @Validation.Required}. {@code OptionTable} lists all options for help and checks.
 * {@code SpecFile} reads a YAML file of options. {@code GivenOptions} holds and checks what the
 * user gave. {@code RunnerDefaults} sets defaults that depend on the runner and the store.
 */
package org.onrecord.cli.options;

/**
 * Reads the catalogues that people write, in YAML or CSV, and reports mistakes with file and line.
 * The stages that use a catalogue define its contents, which a JVM has once.
 */
package org.onrecord.catalogue;

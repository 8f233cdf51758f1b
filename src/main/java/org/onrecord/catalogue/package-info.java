/**
 * Reads the YAML catalogues that people write, and reports mistakes with file and line. The stages
 * that use a catalogue define its contents.
 */
package org.onrecord.catalogue;

/**
 * How catalogues that people write are read: YAML whose mistakes are told with file and line. What
 * stands in a catalogue is the business of the stage that needs it.
 */
package org.onrecord.catalogue;

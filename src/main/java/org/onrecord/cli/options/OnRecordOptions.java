package org.onrecord.cli.options;

/**
 * All options of OnRecord, in addition to those of Beam and its runners. Each is a command-line
 * option and, under the same name, a key of a spec file.
 */
public interface OnRecordOptions
    extends CorpusOptions, StanceOptions, OutputOptions, RunningOptions {}

package org.onrecord.cli.options;

/**
 * What a job can be told, beside Beam's and the runners' own options. Each is a command-line option
 * and a key of a spec of the same name.
 */
public interface OnRecordOptions
    extends CorpusOptions, StanceOptions, OutputOptions, RunningOptions {}

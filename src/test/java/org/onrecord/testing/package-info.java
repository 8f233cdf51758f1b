/**
 * What several tests and benchmarks need: a real Flink cluster, a real S3 API, the packaged jar in
 * a process of its own, and small made-up records and corpora.
 */
package org.onrecord.testing;

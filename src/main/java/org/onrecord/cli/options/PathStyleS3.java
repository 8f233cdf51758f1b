package org.onrecord.cli.options;

import org.apache.beam.sdk.io.aws2.common.ClientBuilderFactory;
import org.apache.beam.sdk.io.aws2.options.S3ClientBuilderFactory;
import org.apache.beam.sdk.io.aws2.options.S3Options;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Creates S3 clients that put the bucket in the path of a URL, as in {@code
 * http://host:9000/bucket/key}. S3-compatible stores other than Amazon's have no host name for each
 * bucket. Beam instantiates this class by name on each worker.
 */
public final class PathStyleS3 implements S3ClientBuilderFactory {
  @Override
  public S3ClientBuilder createBuilder(S3Options options) {
    return ClientBuilderFactory.getFactory(options)
        .create(S3Client.builder(), options)
        .forcePathStyle(true);
  }
}

package org.onrecord.cli.options;

import org.apache.beam.sdk.io.aws2.common.ClientBuilderFactory;
import org.apache.beam.sdk.io.aws2.options.S3ClientBuilderFactory;
import org.apache.beam.sdk.io.aws2.options.S3Options;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Makes clients that name a bucket in an address' path, as in {@code http://host:9000/bucket/key}:
 * stores that speak S3 and are not Amazon's know no host for each bucket. Beam makes one by its
 * name, on each worker.
 */
public final class PathStyleS3 implements S3ClientBuilderFactory {
  @Override
  public S3ClientBuilder createBuilder(S3Options options) {
    return ClientBuilderFactory.getFactory(options)
        .create(S3Client.builder(), options)
        .forcePathStyle(true);
  }
}

package org.onrecord.cli;

import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/** Says in a few words why a file or store could not be used. */
final class Causes {
  private static final String NO_CREDENTIALS = "Unable to load credentials";

  private Causes() {}

  /** Returns the reason, without the names of Java's exceptions as far as it is a known one. */
  static String of(Exception failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      if (text(cause).contains(NO_CREDENTIALS)) {
        return "no credentials for S3 were found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,"
            + " or --awsCredentialsProvider";
      }
      cause = cause.getCause();
    }
    if (cause instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof FileAlreadyExistsException || cause instanceof NotDirectoryException) {
      return cause.getMessage() + " is not a folder";
    }
    if (cause instanceof CharacterCodingException) {
      return "it is not UTF-8";
    }
    if (cause instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    return text(cause);
  }

  private static String text(Throwable cause) {
    return Optional.ofNullable(cause.getMessage())
        .flatMap(message -> message.lines().findFirst())
        .orElseGet(cause::toString);
  }
}

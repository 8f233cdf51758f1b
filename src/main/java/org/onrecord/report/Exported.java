package org.onrecord.report;

import java.nio.file.Path;
import java.util.List;

/**
 * What an export wrote.
 *
 * @param files the files
 * @param formulaCells the number of CSV cells that a spreadsheet takes as a formula, defused or not
 */
public record Exported(List<Path> files, long formulaCells) {
  public Exported {
    files = List.copyOf(files);
  }
}

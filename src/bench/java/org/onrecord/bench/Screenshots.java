package org.onrecord.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.onrecord.report.Browser;

/** Photographs a page at the sizes of a laptop, a tablet and a phone, light and dark. */
public final class Screenshots {
  private Screenshots() {}

  /**
   * Takes the page's file and the folder for the pictures, and optionally a fragment of the URL.
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    String fragment = arguments.length > 2 ? arguments[2] : "";
    try (Browser browser = Browser.start()) {
      for (int width : new int[] {1440, 768, 390}) {
        for (boolean dark : new boolean[] {false, true}) {
          browser.look(width, 900, dark);
          browser.open(Path.of(arguments[0]).toAbsolutePath(), fragment);
          browser.photograph(folder.resolve(width + (dark ? "-dark.png" : "-light.png")));
        }
      }
    }
  }
}

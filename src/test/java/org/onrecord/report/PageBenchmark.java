package org.onrecord.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How fast a page is made, loaded and filtered: {@code make bench-page}. */
final class PageBenchmark {
  private PageBenchmark() {}

  /** Takes the number of statements. */
  public static void main(String[] arguments) throws IOException {
    int size = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
    Path file = Files.createTempFile("onrecord-page", ".html");
    try (Browser browser = Browser.start()) {
      Findings findings = MadeUp.of(7, size, 365, 3000);
      long begun = System.nanoTime();
      try (Writer out = Files.newBufferedWriter(file)) {
        Page.write(findings, out);
      }
      System.out.printf(
          Locale.ROOT,
          "%,d statements: page written in %.1f s, %.1f MB%n",
          size,
          (System.nanoTime() - begun) / 1e9,
          Files.size(file) / 1e6);
      browser.look(1440, 900, false);
      for (int i = 0; i < 3; i++) {
        browser.open(file, "");
        System.out.printf(
            Locale.ROOT,
            "loaded, from opening to drawn: %,.0f ms%n",
            ms(browser, "onrecord.page.loaded"));
      }
      String[] filters = {
        "#kind=direct",
        "#copies=yes",
        "#from=2024-05-01&to=2024-06-30",
        "#publisher=Meridian",
        "#target=target-1",
        "#"
      };
      for (String filter : filters) {
        browser.run("location.hash = arguments[0]", filter);
        browser.settle();
        System.out.printf(
            Locale.ROOT, "filtered by %-32s %,.0f ms%n", filter, ms(browser, "onrecord.page.took"));
      }
      browser.find("#all").click();
      browser.settle();
      System.out.printf(Locale.ROOT, "all opened in %,.0f ms%n", ms(browser, "onrecord.page.took"));
    } finally {
      Files.delete(file);
    }
  }

  private static double ms(Browser browser, String value) {
    return ((Number) browser.run("return " + value)).doubleValue();
  }
}

package org.onrecord.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.onrecord.report.Browser;
import org.onrecord.report.Findings;
import org.onrecord.report.MadeUp;
import org.onrecord.report.Page;

/**
 * How fast a page is made, loaded and filtered: {@code make bench-page}. A filter's times, each the
 * least of some rounds, run from the choice to when the views in the window are drawn, to when all
 * are, and to when the browser has shown the frame with all of them.
 */
public final class PageBenchmark {
  private static final int ROUNDS = 5;

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
      browser.driver().executeCdpCommand("Performance.enable", Map.of("timeDomain", "threadTicks"));
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
      Map<String, double[]> best = new LinkedHashMap<>();
      for (int round = 0; round < ROUNDS; round++) {
        for (String filter : filters) {
          best.merge(filter, filtered(browser, filter), PageBenchmark::smaller);
        }
      }
      best.forEach(
          (filter, ms) ->
              System.out.printf(
                  Locale.ROOT,
                  "filtered by %-30s views in the window in %,4.0f ms, all in %,4.0f ms, on screen"
                      + " in %,4.0f ms; %,4.0f ms of CPU%n",
                  filter,
                  ms[0],
                  ms[1],
                  ms[2],
                  ms[3]));
      browser.find("#all").click();
      browser.settle();
      System.out.printf(
          Locale.ROOT, "all opened in %,.0f ms%n", ms(browser, "onrecord.page.responded"));
    } finally {
      Files.delete(file);
    }
  }

  /**
   * Chooses a filter; returns when what was in sight, and all, was drawn and shown, and the CPU.
   */
  private static double[] filtered(Browser browser, String filter) {
    double before = cpu(browser);
    var shown =
        (Number)
            browser
                .driver()
                .executeAsyncScript(
                    """
                    const [filter, done] = arguments;
                    const begun = performance.now();
                    addEventListener('hashchange', async () => {
                      await onrecord.page.drawn;
                      requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
                    }, {once: true});
                    location.hash = filter;
                    """,
                    filter);
    double cpu = cpu(browser) - before;
    return new double[] {
      ms(browser, "onrecord.page.seen"), ms(browser, "onrecord.page.took"), shown.doubleValue(), cpu
    };
  }

  private static double[] smaller(double[] some, double[] others) {
    return IntStream.range(0, some.length).mapToDouble(i -> Math.min(some[i], others[i])).toArray();
  }

  /** Returns the time for which the page's thread has computed, in milliseconds. */
  private static double cpu(Browser browser) {
    var metrics =
        (List<?>)
            browser.driver().executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics");
    return metrics.stream()
        .map(metric -> (Map<?, ?>) metric)
        .filter(metric -> metric.get("name").equals("TaskDuration"))
        .mapToDouble(metric -> ((Number) metric.get("value")).doubleValue() * 1000)
        .sum();
  }

  private static double ms(Browser browser, String value) {
    return ((Number) browser.run("return " + value)).doubleValue();
  }
}

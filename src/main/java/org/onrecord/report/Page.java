package org.onrecord.report;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.List;
import java.util.Properties;

/**
 * Writes the trends page: one HTML file that contains everything it needs and loads nothing. Its
 * scripts count, filter and draw in the browser; see {@code main.js} for their structure.
 */
public final class Page {
  private static final String TEMPLATE = "page.html";
  private static final String STYLE = "page.css";

  /** The page's scripts. Each uses only those before it. */
  private static final List<String> SCRIPTS =
      List.of(
          "data.js",
          "statistics.js",
          "state.js",
          "counts.js",
          "dom.js",
          "statements.js",
          "picker.js",
          "charts.js",
          "volume.js",
          "voice.js",
          "stance.js",
          "matrix.js",
          "network.js",
          "changes.js",
          "main.js");

  private Page() {}

  /** Writes the page of {@code findings}. The same findings give the same page. */
  public static void write(Findings findings, Writer out) throws IOException {
    String style = Html.resource(STYLE);
    String library = library();
    String script =
        SCRIPTS.stream()
            .map(name -> "// " + name + "\n" + Html.resource(name))
            .collect(joining("\n", "(() => {\n'use strict';\n", "})();\n"));
    var data = new PageData(findings);
    String template = Html.resource(TEMPLATE);
    int at = 0;
    for (int placeholder = template.indexOf("{{");
        placeholder >= 0;
        placeholder = template.indexOf("{{", at)) {
      out.write(template, at, placeholder - at);
      at = template.indexOf("}}", placeholder) + 2;
      switch (template.substring(placeholder + 2, at - 2)) {
        case "policy" ->
            out.write(Html.escape(Html.policy(List.of(library, script), List.of(style))));
        case "style" -> out.write(style);
        case "library" -> out.write(library);
        case "script" -> out.write(script);
        case "columns" -> out.write(data.columns());
        case "pages" -> {
          for (String page : data.pages()) {
            out.write(
                "<script type=\"application/gzip\" class=\"details\">" + page + "</script>\n");
          }
        }
        default -> throw new IllegalStateException(TEMPLATE + " has an unknown placeholder");
      }
    }
    out.write(template, at, template.length() - at);
  }

  /** Returns the charting library, which the build takes from the registry. */
  static String library() {
    Properties versions = new Properties();
    try (InputStream in = Page.class.getResourceAsStream("/org/onrecord/version.properties")) {
      versions.load(in);
    } catch (IOException e) {
      throw new IllegalStateException("the jar lacks its version.properties", e);
    }
    return Html.resource(
        "/META-INF/resources/_static/echarts/%s/dist/echarts.min.js"
            .formatted(versions.getProperty("echarts")));
  }
}

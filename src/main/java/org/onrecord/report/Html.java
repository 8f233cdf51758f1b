package org.onrecord.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.onrecord.record.Ids;

/** Helpers for pages that contain text from others. */
final class Html {
  private Html() {}

  /** Escapes a text for use between tags and in quoted attributes. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Whether a URL is a web address: other schemes could run scripts. */
  static boolean isLink(String url) {
    return url.regionMatches(true, 0, "https://", 0, 8)
        || url.regionMatches(true, 0, "http://", 0, 7);
  }

  /**
   * Returns a Content-Security-Policy for a page that loads nothing and allows only these inline
   * scripts and styles, by checksum.
   */
  static String policy(List<String> scripts, List<String> styles) {
    return "default-src 'none'; script-src %s; style-src %s; base-uri 'none'; form-action 'none'"
        .formatted(sources(scripts), sources(styles));
  }

  private static String sources(List<String> inline) {
    return inline.isEmpty()
        ? "'none'"
        : inline.stream()
            .map(
                text ->
                    "'sha256-"
                        + Base64.getEncoder()
                            .encodeToString(Ids.sha256().digest(text.getBytes(UTF_8)))
                        + "'")
            .collect(Collectors.joining(" "));
  }

  /** Returns the text of a resource, by its name in this package or its absolute name. */
  static String resource(String name) {
    try (InputStream in = Html.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + name + " from the jar", e);
    }
  }
}

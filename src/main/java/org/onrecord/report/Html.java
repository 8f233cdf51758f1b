package org.onrecord.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.onrecord.record.Ids;

/** What pages need that hold words which others wrote. */
final class Html {
  private Html() {}

  /** Returns a text as it may stand between tags and in a quoted attribute. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Whether an address leads to a page, and does not run as a script. */
  static boolean isLink(String url) {
    return url.regionMatches(true, 0, "https://", 0, 8)
        || url.regionMatches(true, 0, "http://", 0, 7);
  }

  /**
   * Returns a Content-Security-Policy for a page that loads nothing at all and runs and styles
   * itself by what it holds as it was written, known by checksum.
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

  /** Returns a resource of this package, or one by its absolute name, as text. */
  static String resource(String name) {
    try (InputStream in = Html.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the jar's " + name + " cannot be read", e);
    }
  }
}

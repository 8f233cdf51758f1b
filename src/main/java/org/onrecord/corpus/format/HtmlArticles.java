package org.onrecord.corpus.format;

import static org.onrecord.record.RejectionReason.NO_TEXT;
import static org.onrecord.record.RejectionReason.TOO_LONG;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.onrecord.corpus.page.MainText;
import org.onrecord.corpus.page.PageCharset;
import org.onrecord.corpus.page.PageMetadata;

/** Reads the article of a page: its text without what stands around it, and its metadata. */
public final class HtmlArticles {
  /** The longest page looked at, in bytes; the longest of real ones have a tenth of it. */
  public static final int MOST_BYTES = 8 * 1024 * 1024;

  /** The most tags, which take more memory than their bytes. Real pages have a tenth of it. */
  private static final int MOST_TAGS = 200_000;

  private static final int DEEPEST = 512;

  /** A page that has so much more of its text in JSON-LD than for the eye is filled by a script. */
  private static final int MUCH_MORE = 3;

  private static final JsonFactory JSON = new JsonFactory();

  private static final Parser PARSER = Parser.htmlParser().setMaxDepth(DEEPEST);

  private HtmlArticles() {}

  /**
   * Returns the fields of the article on a page; each line of the text is a paragraph.
   *
   * @param page the page's bytes, in whichever encoding
   * @param charset the encoding that HTTP's header names, any text
   * @param address where the page was fetched
   * @throws RejectedException TOO_LONG where there is more of the page than we look at, NO_TEXT
   *     where no part of it reads as an article
   */
  public static ArticleFields read(byte[] page, Optional<String> charset, Optional<String> address)
      throws RejectedException {
    String html = PageCharset.decode(page, charset);
    checkSize(page.length, html);
    Document document = PARSER.newInstance().parseInput(html, address.orElse(""));
    PageMetadata metadata = PageMetadata.of(document, address);
    String text = String.join("\n", MainText.of(document, metadata.title().orElse("")));
    Optional<String> hidden =
        metadata
            .articleBody()
            .map(HtmlArticles::lines)
            .filter(body -> body.length() > MUCH_MORE * text.length());
    if (text.isEmpty() && hidden.isEmpty()) {
      throw new RejectedException(NO_TEXT, "no part of the page reads as an article");
    }
    return new ArticleFields(
        Optional.empty(),
        metadata.url(),
        metadata.title(),
        hidden.orElse(text),
        metadata.published(),
        metadata.publisher(),
        metadata.author(),
        metadata.language());
  }

  /** Returns the fields as a line of JSON, which {@link JsonArticles} reads. */
  static byte[] encode(ArticleFields fields) {
    Map<ArticleField, Optional<String>> values = new EnumMap<>(ArticleField.class);
    values.put(ArticleField.URL, fields.url());
    values.put(ArticleField.TITLE, fields.title());
    values.put(ArticleField.TEXT, Optional.of(fields.text()));
    values.put(ArticleField.PUBLISHED, fields.published());
    values.put(ArticleField.PUBLISHER, fields.publisher());
    values.put(ArticleField.AUTHOR, fields.author());
    values.put(ArticleField.LANGUAGE, fields.language());
    var out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      for (Map.Entry<ArticleField, Optional<String>> value : values.entrySet()) {
        if (value.getValue().isPresent()) {
          json.writeStringField(value.getKey().toString(), value.getValue().get());
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return out.toByteArray();
  }

  private static void checkSize(int bytes, String html) throws RejectedException {
    if (bytes > MOST_BYTES) {
      throw new RejectedException(
          TOO_LONG, "the page has %d bytes, more than %d".formatted(bytes, MOST_BYTES));
    }
    long tags = html.chars().filter(c -> c == '<').count();
    if (tags > MOST_TAGS) {
      throw new RejectedException(
          TOO_LONG, "the page has %d tags, more than %d".formatted(tags, MOST_TAGS));
    }
  }

  private static String lines(String body) {
    List<String> lines = Arrays.asList(body.split("\\R"));
    return lines.stream()
        .map(line -> line.replaceAll("[\\s\\p{Z}]+", " ").strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}

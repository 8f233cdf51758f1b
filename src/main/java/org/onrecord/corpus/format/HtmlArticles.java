package org.onrecord.corpus.format;

import static org.onrecord.record.RejectionReason.BAD_ENCODING;
import static org.onrecord.record.RejectionReason.NO_TEXT;
import static org.onrecord.record.RejectionReason.TOO_LONG;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.onrecord.corpus.page.MainText;
import org.onrecord.corpus.page.PageCharset;
import org.onrecord.corpus.page.PageMetadata;
import org.onrecord.limit.Interrupts;
import org.onrecord.text.Regex;

/** Extracts the article of a web page: its main text and its metadata. Not thread-safe. */
public final class HtmlArticles {
  /** Maximum size of a page in bytes; the largest real pages have a tenth of it. */
  public static final int MAX_PAGE_BYTES = 8 * 1024 * 1024;

  /** Maximum number of tags, which take more memory than their bytes; real pages have a tenth. */
  private static final int MAX_TAGS = 200_000;

  private static final int MAX_DEPTH = 512;

  /** The text in JSON-LD is taken if it is this many times longer: a script fills such a page. */
  private static final int MIN_HIDDEN_RATIO = 3;

  private static final Pattern WIDE = Regex.compile("(?i)\\s*utf-?(?:16|32).*");
  private static final Pattern SPACE = Regex.compile("\\s+");

  private final Parser parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);

  /** Returns a reader of pages, each within the time limit of an article. */
  static RecordWork<HtmlArticles> limited(CorpusSettings settings) {
    return new RecordWork<>(HtmlArticles::new, settings.articleTimeout());
  }

  /**
   * Returns the fields of the article on a page; each line of its text is a paragraph.
   *
   * @param page the page's bytes, in any encoding
   * @param charset the encoding named in the HTTP header, as given
   * @param address the address that the page was fetched from
   * @throws RejectedException TOO_LONG if the page exceeds a limit, NO_TEXT if no part of it reads
   *     as an article
   */
  public ArticleFields read(byte[] page, Optional<String> charset, Optional<String> address)
      throws RejectedException {
    checkIsText(page, charset);
    String html = PageCharset.decode(page, charset);
    checkSize(page.length, html);
    Document document = parser.parseInput(Interrupts.reader(html), address.orElse(""));
    PageMetadata metadata = PageMetadata.of(document, address);
    String text = String.join("\n", MainText.of(document, metadata.title().orElse("")));
    Optional<String> hidden =
        metadata
            .articleBody()
            .map(HtmlArticles::lines)
            .filter(body -> body.length() > MIN_HIDDEN_RATIO * text.length());
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
    Map<ArticleField, Object> values = new EnumMap<>(ArticleField.class);
    fields.url().ifPresent(url -> values.put(ArticleField.URL, url));
    fields.title().ifPresent(title -> values.put(ArticleField.TITLE, title));
    values.put(ArticleField.TEXT, fields.text());
    fields.published().ifPresent(day -> values.put(ArticleField.PUBLISHED, day));
    fields.publisher().ifPresent(publisher -> values.put(ArticleField.PUBLISHER, publisher));
    fields.author().ifPresent(author -> values.put(ArticleField.AUTHOR, author));
    fields.language().ifPresent(language -> values.put(ArticleField.LANGUAGE, language));
    return RowJson.of(values);
  }

  private static void checkIsText(byte[] page, Optional<String> charset) throws RejectedException {
    FileHead head = FileHead.of(page);
    if (head.hasWideMark() || charset.filter(WIDE.asMatchPredicate()).isPresent()) {
      return;
    }
    Optional<String> wide = head.wideEncoding();
    if (wide.isPresent() || head.isBinary()) {
      throw new RejectedException(
          BAD_ENCODING,
          wide.map("the page is %s and does not declare it"::formatted)
              .orElse("the page is binary data, not text"));
    }
  }

  private static void checkSize(int bytes, String html) throws RejectedException {
    if (bytes > MAX_PAGE_BYTES) {
      throw new RejectedException(
          TOO_LONG, "the page has %d bytes, more than %d".formatted(bytes, MAX_PAGE_BYTES));
    }
    long tags = html.chars().filter(c -> c == '<').count();
    if (tags > MAX_TAGS) {
      throw new RejectedException(
          TOO_LONG, "the page has %d tags, more than %d".formatted(tags, MAX_TAGS));
    }
  }

  private static String lines(String body) {
    List<String> lines = Arrays.asList(body.split("\\R"));
    return lines.stream()
        .map(line -> SPACE.matcher(line).replaceAll(" ").strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}

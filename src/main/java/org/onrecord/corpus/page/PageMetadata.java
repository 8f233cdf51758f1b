package org.onrecord.corpus.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.onrecord.day.PublishedDay;
import org.onrecord.text.Regex;
import org.onrecord.text.Surrogates;

/**
 * The metadata of the article on a page. Sources in order of precedence: JSON-LD of schema.org,
 * Open Graph and other meta tags, microdata, the page itself.
 *
 * @param title the headline
 * @param author the byline's names, joined by ", "
 * @param published the day or time of publishing, in a form that {@link PublishedDay} reads; if no
 *     candidate is readable, the first as the page has it
 * @param url the canonical address
 * @param publisher the publisher's name, else the site's, else its host
 * @param language the language that the page declares, as a tag of BCP 47
 * @param articleBody the article's text in JSON-LD; some pages have it nowhere else
 */
public record PageMetadata(
    Optional<String> title,
    Optional<String> author,
    Optional<String> published,
    Optional<String> url,
    Optional<String> publisher,
    Optional<String> language,
    Optional<String> articleBody) {

  /** A longer value is no name, title or address. */
  private static final int MAX_VALUE_CHARS = 2000;

  private static final List<String> DATE_METAS =
      List.of(
          "article:published_time",
          "og:article:published_time",
          "article:published",
          "datepublished",
          "parsely-pub-date",
          "sailthru.date",
          "pubdate",
          "publishdate",
          "publish-date",
          "publish_date",
          "publication_date",
          "article.published",
          "cxenseparse:recs:publishtime",
          "cxenseparse:publishtime",
          "dc.date.issued",
          "dcterms.created",
          "dcterms.date",
          "dc.date",
          "date");

  private static final Pattern URL_DAY =
      Pattern.compile("/((?:19|20)\\d\\d)[/-]?(0?[1-9]|1[0-2])[/-]?(0[1-9]|[12]\\d|3[01])(?=[/-])");

  private static final Pattern BY =
      Pattern.compile("^(?:by|von|por|par|di)\\s+", Pattern.CASE_INSENSITIVE);

  private static final Pattern SPACE = Regex.compile("\\s+");

  /** An offset such as {@code +0000}, which is not ISO 8601's extended format. */
  private static final Pattern OFFSET_WITHOUT_COLON = Pattern.compile("([+-]\\d\\d)(\\d\\d)$");

  private static final List<DateTimeFormatter> WRITTEN_DAYS =
      List.of(
          written("MMMM d, yyyy"),
          written("MMM d, yyyy"),
          written("MMM. d, yyyy"),
          written("d MMMM yyyy"),
          written("d MMM yyyy"),
          written("yyyy/MM/dd"),
          written("yyyyMMdd"));

  private static final Pattern WRITTEN_DAY =
      Pattern.compile(
          "\\p{L}{3,9}\\.? \\d{1,2}, \\d{4}|\\d{1,2} \\p{L}{3,9} \\d{4}|\\d{4}/\\d\\d/\\d\\d|^\\d{8}(?=T|$)");

  /**
   * Reads a page's metadata.
   *
   * @param page the page
   * @param address the address that it was fetched from, to resolve relative addresses; empty if
   *     unknown
   */
  public static PageMetadata of(Document page, Optional<String> address) {
    LinkedData data = LinkedData.of(page);
    Optional<String> url = url(page, data, address);
    return new PageMetadata(
        title(page, data),
        author(page, data),
        published(page, data, url.or(() -> address)),
        url,
        data.publisher()
            .or(() -> meta(page, "og:site_name"))
            .or(() -> meta(page, "application-name"))
            .or(() -> url.or(() -> address).flatMap(PageMetadata::host))
            .flatMap(PageMetadata::clean),
        data.language()
            .or(() -> attribute(page, "html", "lang"))
            .or(() -> attribute(page, "html", "xml:lang"))
            .or(() -> attribute(page, "meta[http-equiv=content-language]", "content"))
            .or(() -> meta(page, "og:locale"))
            .flatMap(PageMetadata::clean)
            .map(tag -> tag.replace('_', '-')),
        data.articleBody());
  }

  private static Optional<String> title(Document page, LinkedData data) {
    Optional<String> heading = onlyHeading(page);
    return data.headline()
        .or(() -> meta(page, "og:title"))
        .or(() -> meta(page, "twitter:title"))
        .flatMap(PageMetadata::clean)
        .map(title -> heading.filter(title::startsWith).orElse(title)) // Without the site's name.
        .or(() -> heading)
        .or(() -> clean(page.title()));
  }

  private static Optional<String> onlyHeading(Document page) {
    List<Element> headings = page.select("h1");
    return headings.size() == 1 ? clean(headings.get(0).text()) : Optional.empty();
  }

  private static Optional<String> author(Document page, LinkedData data) {
    return data.author()
        .or(() -> meta(page, "author"))
        .or(() -> meta(page, "article:author"))
        .or(() -> meta(page, "byl"))
        .or(() -> meta(page, "parsely-author"))
        .or(() -> meta(page, "sailthru.author"))
        .or(() -> meta(page, "dc.creator"))
        .or(
            () ->
                text(page, "[itemprop=author] [itemprop=name]")
                    .or(() -> text(page, "[itemprop=author], [rel=author], .byline, .author")))
        .flatMap(PageMetadata::clean)
        .map(name -> BY.matcher(name).replaceFirst(""))
        .filter(name -> !name.contains("://") && name.length() <= 200);
  }

  private static Optional<String> published(
      Document page, LinkedData data, Optional<String> address) {
    List<String> found = new ArrayList<>();
    data.published().ifPresent(found::add);
    DATE_METAS.forEach(name -> meta(page, name).ifPresent(found::add));
    for (Element element :
        page.select(
            "[itemprop=datePublished], time[pubdate], article time[datetime], time[datetime]")) {
      for (String attribute : List.of("content", "datetime")) {
        if (element.hasAttr(attribute)) {
          found.add(element.attr(attribute));
        }
      }
      if (found.size() > 40) {
        break;
      }
    }
    return first(found, PageMetadata::readable)
        .or(() -> address.flatMap(PageMetadata::dayInAddress))
        .or(() -> first(found, PageMetadata::clean));
  }

  private static Optional<String> first(
      List<String> values, Function<String, Optional<String>> reading) {
    return values.stream().map(reading).flatMap(Optional::stream).findFirst();
  }

  /** Returns a time in a form that {@link PublishedDay} reads. */
  private static Optional<String> readable(String value) {
    return clean(value)
        .filter(time -> time.length() <= 100)
        .flatMap(
            time -> {
              String plain = OFFSET_WITHOUT_COLON.matcher(time).replaceFirst("$1:$2");
              return PublishedDay.of(plain, ZoneOffset.UTC).isPresent()
                  ? Optional.of(plain)
                  : writtenDay(time).map(LocalDate::toString);
            });
  }

  private static Optional<LocalDate> writtenDay(String time) {
    Matcher day = WRITTEN_DAY.matcher(time);
    if (!day.find()) {
      return Optional.empty();
    }
    for (DateTimeFormatter format : WRITTEN_DAYS) {
      try {
        TemporalAccessor read = format.parse(day.group());
        return Optional.of(LocalDate.from(read));
      } catch (DateTimeException e) {
        // Another format.
      }
    }
    return Optional.empty();
  }

  private static DateTimeFormatter written(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH);
  }

  private static Optional<String> dayInAddress(String address) {
    Matcher day = URL_DAY.matcher(address);
    if (!day.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(
                  Integer.parseInt(day.group(1)),
                  Integer.parseInt(day.group(2)),
                  Integer.parseInt(day.group(3)))
              .toString());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Returns the canonical address, unless it is by mistake that of the site's front page. */
  private static Optional<String> url(Document page, LinkedData data, Optional<String> address) {
    return attribute(page, "link[rel=canonical]", "href")
        .flatMap(url -> absolute(url, address))
        .or(() -> meta(page, "og:url").flatMap(url -> absolute(url, address)))
        .or(() -> data.url().flatMap(url -> absolute(url, address)))
        .or(() -> address);
  }

  private static Optional<String> absolute(String url, Optional<String> address) {
    try {
      URI given = new URI(url.strip());
      URI whole = address.isPresent() ? new URI(address.get()).resolve(given) : given;
      boolean web = "http".equals(whole.getScheme()) || "https".equals(whole.getScheme());
      String path = whole.getPath();
      boolean frontPage =
          (path == null || path.length() <= 1) && whole.getQuery() == null && address.isPresent();
      return web && !frontPage ? Optional.of(whole.toString()) : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> host(String url) {
    try {
      return Optional.ofNullable(new URI(url).getHost())
          .map(host -> host.startsWith("www.") ? host.substring("www.".length()) : host);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> meta(Document page, String name) {
    for (String attribute : List.of("property", "name", "itemprop")) {
      for (Element meta : page.select("meta[" + attribute + "]")) {
        if (meta.attr(attribute).equalsIgnoreCase(name) && !meta.attr("content").isBlank()) {
          return Optional.of(meta.attr("content"));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> attribute(Document page, String css, String attribute) {
    return Optional.ofNullable(page.selectFirst(css))
        .map(element -> element.attr(attribute))
        .filter(value -> !value.isBlank());
  }

  private static Optional<String> text(Document page, String css) {
    return Optional.ofNullable(page.selectFirst(css)).map(Element::text);
  }

  /**
   * Returns a value with its white space collapsed; empty if it is blank, too long or malformed.
   */
  static Optional<String> clean(String value) {
    if (value.length() > MAX_VALUE_CHARS || Surrogates.unpaired(value).isPresent()) {
      return Optional.empty();
    }
    String plain = SPACE.matcher(value).replaceAll(" ").strip();
    return plain.isEmpty() ? Optional.empty() : Optional.of(plain);
  }
}

package org.onrecord.corpus.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.onrecord.text.Surrogates;

/**
 * The metadata of an article in a page's JSON-LD, in the vocabulary of schema.org: those of the
 * first node that is an article. Invalid JSON is ignored, since pages often have it.
 */
final class LinkedData {
  private static final int MAX_SCRIPT_CHARS = 2_000_000;
  private static final int MAX_NODES = 10_000;
  private static final int MAX_AUTHORS = 10;
  private static final int MAX_DEPTH = 60;
  private static final Set<String> OTHER_TYPES =
      Set.of("BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting");

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  private final List<JsonNode> nodes = new ArrayList<>();
  private final Optional<JsonNode> article;

  private LinkedData(Document page) {
    for (Element script : page.select("script[type*=ld+json]")) {
      String data = script.data();
      if (data.length() <= MAX_SCRIPT_CHARS) {
        parse(data).ifPresent(this::collect);
      }
    }
    article = nodes.stream().filter(LinkedData::isArticle).findFirst();
  }

  /** Returns a page's linked data. */
  static LinkedData of(Document page) {
    return new LinkedData(page);
  }

  Optional<String> headline() {
    return text("headline").or(() -> text("name"));
  }

  Optional<String> published() {
    return text("datePublished").or(() -> text("dateCreated"));
  }

  Optional<String> language() {
    return article.map(node -> node.path("inLanguage")).flatMap(this::name);
  }

  Optional<String> url() {
    return article
        .map(node -> node.path("mainEntityOfPage"))
        .map(node -> node.isObject() ? node.path("@id") : node)
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .or(() -> text("url"));
  }

  Optional<String> publisher() {
    return article.map(node -> node.path("publisher")).flatMap(this::name);
  }

  /** Returns the text as the page gives it, with its line breaks. */
  Optional<String> articleBody() {
    return article
        .map(node -> node.path("articleBody"))
        .filter(JsonNode::isTextual)
        .map(node -> Parser.unescapeEntities(node.textValue(), false))
        .filter(text -> Surrogates.unpaired(text).isEmpty());
  }

  /** Returns the names of all authors, joined by ", ". */
  Optional<String> author() {
    List<String> names = new ArrayList<>();
    JsonNode authors = article.map(node -> node.path("author")).orElseGet(() -> JSON.missingNode());
    for (JsonNode author : authors.isArray() ? authors : List.of(authors)) {
      name(author).ifPresent(names::add);
      if (names.size() == MAX_AUTHORS) {
        break;
      }
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
  }

  private Optional<String> text(String field) {
    return article
        .map(node -> node.path(field))
        .map(node -> node.isArray() ? node.path(0) : node)
        .filter(JsonNode::isTextual)
        .map(node -> Parser.unescapeEntities(node.textValue(), false));
  }

  /** Returns the name that a value is or has, or that the node it refers to has. */
  private Optional<String> name(JsonNode value) {
    JsonNode one = value.isArray() ? value.path(0) : value;
    JsonNode name = one.isObject() ? one.path("name") : one;
    if (name.isMissingNode() && one.path("@id").isTextual()) {
      name =
          nodes.stream()
              .filter(node -> node.path("@id").equals(one.path("@id")) && node.has("name"))
              .findFirst()
              .map(node -> node.path("name"))
              .orElse(name);
    }
    return name.isTextual()
        ? PageMetadata.clean(Parser.unescapeEntities(name.textValue(), false))
        : Optional.empty();
  }

  private static Optional<JsonNode> parse(String data) {
    try {
      return Optional.ofNullable(JSON.readTree(data));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private void collect(JsonNode root) {
    Deque<JsonNode> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty() && nodes.size() < MAX_NODES) {
      JsonNode node = open.poll();
      if (node.isObject()) {
        nodes.add(node);
      }
      node.forEach(
          child -> {
            if (child.isContainerNode()) {
              open.add(child);
            }
          });
    }
  }

  private static boolean isArticle(JsonNode node) {
    JsonNode type = node.path("@type");
    for (JsonNode one : type.isArray() ? type : List.of(type)) {
      String address = one.asText();
      String name =
          address.substring(1 + Math.max(address.lastIndexOf('/'), address.lastIndexOf('#')));
      if (name.endsWith("Article") || OTHER_TYPES.contains(name)) {
        return true;
      }
    }
    return false;
  }
}

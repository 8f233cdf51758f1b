package org.onrecord.corpus.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.LinkResult;
import org.onrecord.limit.Interrupts;
import org.onrecord.text.LowerCase;
import org.onrecord.text.Surrogates;

/**
 * Reads Markdown texts as a reader of the rendered page sees them, with paragraphs separated by
 * blank lines. Metadata come from the sidecar, else from YAML front matter. A first-level heading
 * at the beginning of the text is the title if there is no other.
 */
final class MarkdownArticles implements FieldReader {
  /** Maximum nesting of lists and quotations, and of emphasis; no real text has more. */
  private static final int MAX_DEPTH = 100;

  /** The name of the published day in static site generators. */
  private static final String DATE = "date";

  private final FieldMapping mapping;
  private final Sidecar sidecar;
  private final Parser markdown =
      Parser.builder()
          .extensions(List.of(YamlFrontMatterExtension.create()))
          .maxOpenBlockParsers(MAX_DEPTH)
          .maxInlineNesting(MAX_DEPTH)
          .linkProcessor(
              (link, scanner, context) -> {
                Interrupts.check(); // Each link looks back at all open brackets.
                return LinkResult.none();
              })
          .build();

  MarkdownArticles(FieldMapping mapping) {
    this.mapping = mapping;
    this.sidecar = new Sidecar(mapping);
  }

  @Override
  public ArticleFields read(RawRecord record) throws RejectedException {
    Node document = parse(StrictUtf8.decode(record));
    var page = new Page();
    page.read(document);
    return sidecar
        .read(record)
        .orElse(ownFields(document, page.title))
        .withText(String.join("\n\n", page.paragraphs));
  }

  private Node parse(String text) {
    try {
      return markdown.parseReader(Interrupts.reader(text));
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
  }

  private ArticleFields ownFields(Node document, Optional<String> heading) {
    var visitor = new YamlFrontMatterVisitor();
    document.accept(visitor);
    Map<String, List<String>> frontMatter = visitor.getData();
    var values = new EnumMap<ArticleField, String>(ArticleField.class);
    frontMatter.getOrDefault(DATE, List.of()).stream()
        .findFirst()
        .ifPresent(date -> values.put(ArticleField.PUBLISHED, date));
    heading.ifPresent(title -> values.put(ArticleField.TITLE, title));
    for (ArticleField field : ArticleField.values()) {
      List<String> given = frontMatter.getOrDefault(mapping.path(field), List.of());
      if (!given.isEmpty()) {
        values.put(field, String.join(", ", given));
      }
    }
    return ArticleFields.of(values);
  }

  /** The text of a document, read without recursion since emphasis can be nested deeply. */
  private static final class Page {
    private final List<String> paragraphs = new ArrayList<>();
    private Optional<String> title = Optional.empty();
    private final StringBuilder text = new StringBuilder();

    void read(Node document) {
      Node node = document;
      boolean down = true;
      while (node != null) {
        Interrupts.check();
        down = down && !(node instanceof Image) && node.getFirstChild() != null;
        if (!down) {
          leaf(node);
        }
        if (down) {
          node = node.getFirstChild();
        } else {
          while (node != document && node.getNext() == null) {
            node = node.getParent();
            end(node);
          }
          node = node == document ? null : node.getNext();
          down = true;
        }
      }
    }

    private void leaf(Node node) {
      if (node instanceof Text words) {
        // An entity can give half a surrogate pair: &#xD800;
        text.append(Surrogates.wellFormed(words.getLiteral()));
      } else if (node instanceof Code code) {
        text.append(code.getLiteral());
      } else if (node instanceof SoftLineBreak) {
        text.append(' ');
      } else if (node instanceof HardLineBreak) {
        text.append('\n');
      } else if (node instanceof FencedCodeBlock block) {
        paragraph(block.getLiteral());
      } else if (node instanceof IndentedCodeBlock block) {
        paragraph(block.getLiteral());
      } else if (node instanceof HtmlBlock block && isContent(block.getLiteral())) {
        paragraph(withoutTags(block.getLiteral()));
      }
    }

    /** Removes what is between angle brackets; the rest after one that does not close is text. */
    private static String withoutTags(String html) {
      var text = new StringBuilder();
      int from = 0;
      int tag = html.indexOf('<');
      while (tag >= 0 && html.indexOf('>', tag) >= 0) {
        text.append(html, from, tag);
        from = html.indexOf('>', tag) + 1;
        tag = html.indexOf('<', from);
      }
      return text.append(html, from, html.length()).toString();
    }

    private static boolean isContent(String html) {
      String begin = LowerCase.of(html.stripLeading());
      return !begin.startsWith("<script") && !begin.startsWith("<style") && !begin.startsWith("<!");
    }

    private void end(Node node) {
      if (node instanceof Heading heading
          && heading.getLevel() == 1
          && paragraphs.isEmpty()
          && title.isEmpty()) {
        title = Optional.of(text.toString().strip());
        text.setLength(0);
      } else if (node instanceof Paragraph || node instanceof Heading) {
        paragraph(text.toString());
        text.setLength(0);
      }
    }

    private void paragraph(String words) {
      if (!words.isBlank()) {
        paragraphs.add(words.strip());
      }
    }
  }
}

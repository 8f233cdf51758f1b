package org.onrecord.corpus.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.onrecord.corpus.Story;

/**
 * Ways in which sites lay out an article, each as unlike the others as real sites are: the Mustache
 * templates in {@code layouts}. A template's part above {@code ---} gives the lines of text that
 * belong to the article, the part below gives the page; {@link Page} says what both may use.
 */
public final class PageLayouts {
  private static final Mustache.Compiler MUSTACHE = Mustache.compiler().escapeHTML(false);

  /** A layout by its name, with the templates of the article's lines and of the page. */
  public record Layout(String name, Template lines, Template template) {

    /** Returns the lines of text of a page that belong to the article. */
    public List<String> article(Story story) {
      return lines.execute(new Page(story, 0)).lines().toList();
    }

    /** Returns the page of a story; the seed decides what surrounds the article. */
    public String page(Story story, long seed) {
      return template.execute(new Page(story, seed));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private PageLayouts() {}

  /** Returns the layouts that the extractor was developed with. */
  public static List<Layout> known() {
    return layouts("known");
  }

  /** Returns layouts that were written after the extractor, to measure it on others' pages. */
  public static List<Layout> heldOut() {
    return layouts("held-out");
  }

  private static List<Layout> layouts(String folder) {
    return read(folder + ".txt").lines().map(name -> layout(folder, name)).toList();
  }

  private static Layout layout(String folder, String name) {
    String[] parts = read(folder + "/" + name + ".html").split("---\n", 2);
    return new Layout(name, MUSTACHE.compile(parts[0]), MUSTACHE.compile(parts[1]));
  }

  private static String read(String file) {
    try (InputStream in = PageLayouts.class.getResourceAsStream("layouts/" + file)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a template may use: the story, and made-up text to surround it with. */
  static final class Page {
    private final Story story;
    private final Random random;

    Page(Story story, long seed) {
      this.story = story;
      this.random = new Random(seed);
    }

    String title() {
      return story.title();
    }

    String author() {
      return story.author();
    }

    String day() {
      return story.day();
    }

    String standfirst() {
      return story.standfirst();
    }

    /** Returns the headings that fit between the paragraphs. */
    List<String> headings() {
      return story.headings().subList(0, Math.min(4, story.paragraphs().size() / 4));
    }

    List<Map<String, Object>> paragraphs() {
      return IntStream.range(0, story.paragraphs().size()).mapToObj(this::paragraph).toList();
    }

    /** Returns a paragraph's text, and what may stand before or after it by its place. */
    private Map<String, Object> paragraph(int i) {
      String text = story.paragraphs().get(i);
      boolean last = i + 1 == story.paragraphs().size();
      boolean pause = i % 3 == 2 && !last;
      var paragraph = new HashMap<String, Object>();
      paragraph.put("text", text);
      paragraph.put("initial", text.substring(0, 1));
      paragraph.put("rest", text.substring(1));
      paragraph.put("first", i == 0);
      paragraph.put("last", last);
      paragraph.put("opening", i < 3);
      paragraph.put("break", pause);
      paragraph.put("evenBreak", pause && i / 3 % 2 == 0);
      paragraph.put("oddBreak", pause && i / 3 % 2 == 1);
      paragraph.put("adBreak", i % 4 == 3 && !last);
      paragraph.put("blockQuote", i % 4 == 1);
      paragraph.put("embed", i % 5 == 4);
      paragraph.put("fourth", i % 4 == 0);
      paragraph.put("hour", "%d:0%d".formatted(9 + i, i % 6));
      paragraph.put("heading", i % 4 == 2 ? heading(i / 4) : false);
      paragraph.put("sectionHeading", i % 4 == 0 ? heading(i / 4) : false);
      return paragraph;
    }

    private Object heading(int i) {
      return i < headings().size() ? headings().get(i) : false;
    }

    /** Returns the paragraphs as plain text: lines of at most 70 characters, then an empty line. */
    String wrapped() {
      var text = new StringBuilder();
      for (String paragraph : story.paragraphs()) {
        int column = 0;
        for (String word : paragraph.split(" ", -1)) {
          if (column + word.length() > 70) {
            text.append('\n');
            column = 0;
          }
          text.append(column > 0 ? " " : "").append(word);
          column += word.length() + 1;
        }
        text.append("\n\n");
      }
      return text.toString();
    }

    String headline() {
      return Story.headline(random);
    }

    String sentence() {
      return Story.sentence(random);
    }

    String name() {
      return Story.name(random);
    }

    /** Returns other pages, comments or the like: {@code others.8} are eight of them. */
    Mustache.CustomContext others() {
      return count ->
          Stream.generate(
                  () ->
                      Map.of(
                          "headline", headline(),
                          "text", sentence() + " " + sentence(),
                          "name", name()))
              .limit(Integer.parseInt(count))
              .toList();
    }

    String nav() {
      return Stream.of("Home", "World", "Politics", "Business", "Sport", "Culture", "Opinion")
          .map(section -> "<li><a href='/%1$s'>%1$s</a></li>".formatted(section))
          .collect(Collectors.joining());
    }

    String footer() {
      return read("footer.html");
    }

    String cookies() {
      return read("cookies.html");
    }

    String newsletter() {
      return read("newsletter.html");
    }
  }
}

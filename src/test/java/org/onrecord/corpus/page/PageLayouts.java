package org.onrecord.corpus.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.onrecord.corpus.Story;

/** Ways in which sites lay out an article, each as unlike the others as real sites are. */
public final class PageLayouts {

  /**
   * A layout.
   *
   * @param name what is special about it
   * @param article the lines of text that belong to the article
   * @param html the page of a story
   */
  public record Layout(
      String name, Function<Story, List<String>> article, BiFunction<Story, Clutter, String> html) {

    /** Returns the page of a story, the same each time. */
    public String page(Story story, long seed) {
      return html.apply(story, new Clutter(seed));
    }
  }

  private PageLayouts() {}

  /** What stands around an article. */
  public static final class Clutter {
    private final Random random;

    Clutter(long seed) {
      random = new Random(seed);
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

    /** So many times what the template makes of %1$s a headline, %2$s a sentence, %3$s a name. */
    String times(int n, String template) {
      return IntStream.range(0, n)
          .mapToObj(i -> template.formatted(headline(), sentence() + " " + sentence(), name()))
          .collect(Collectors.joining("\n"));
    }

    String nav() {
      return List.of("Home", "World", "Politics", "Business", "Sport", "Culture", "Opinion")
          .stream()
          .map(section -> "<li><a href='/%1$s'>%1$s</a></li>".formatted(section))
          .collect(Collectors.joining());
    }

    String footer() {
      return """
          <p>Copyright © 2024 The Meridian. All rights reserved. No part of this site may be reproduced without our written permission.</p>
          <p><a href='/terms'>Terms of use</a> <a href='/privacy'>Privacy policy</a> <a href='/jobs'>Jobs</a></p>
          """;
    }

    String cookieText() {
      return """
          <h2>Your privacy is important to us</h2>
          <p>We and our 843 partners use cookies and similar technologies to store and access personal data such as browsing data on your device, to measure how our content performs and to develop our services.</p>
          <p>You can change your preferences at any time. By clicking Accept you consent to the use of cookies for the purposes that are named in our cookie policy, including those based on legitimate interest.</p>
          """;
    }

    String newsletter() {
      return "<p>Sign up for our daily newsletter and get the stories that matter delivered straight to your inbox every morning.</p>";
    }
  }

  private static List<String> plain(Story story) {
    return story.paragraphs();
  }

  private static List<String> withStandfirst(Story story) {
    List<String> lines = new ArrayList<>(List.of(story.standfirst()));
    lines.addAll(story.paragraphs());
    return lines;
  }

  private static List<String> withHeadings(Story story) {
    List<String> lines = new ArrayList<>(story.paragraphs());
    lines.addAll(headingsUsed(story));
    return lines;
  }

  private static List<String> headingsUsed(Story story) {
    return story.headings().subList(0, Math.min(4, story.paragraphs().size() / 4));
  }

  /** Every paragraph in a template of one %s. */
  private static String each(Story story, String template) {
    return story.paragraphs().stream().map(template::formatted).collect(Collectors.joining("\n"));
  }

  /** The paragraphs, with something of the clutter after every third but the last. */
  private static String interrupted(Story story, String template, Function<Integer, String> other) {
    StringBuilder html = new StringBuilder();
    for (int i = 0; i < story.paragraphs().size(); i++) {
      html.append(template.formatted(story.paragraphs().get(i))).append('\n');
      if (i % 3 == 2 && i + 1 < story.paragraphs().size()) {
        html.append(other.apply(i / 3)).append('\n');
      }
    }
    return html.toString();
  }

  /** The paragraphs, with a heading before every fourth but the first. */
  private static String headed(Story story, String paragraph, String heading) {
    StringBuilder html = new StringBuilder();
    List<String> headings = headingsUsed(story);
    int used = 0;
    for (int i = 0; i < story.paragraphs().size(); i++) {
      if (i % 4 == 2 && used < headings.size()) {
        html.append(heading.formatted(headings.get(used++))).append('\n');
      }
      html.append(paragraph.formatted(story.paragraphs().get(i))).append('\n');
    }
    while (used < headings.size()) {
      html.append(heading.formatted(headings.get(used++)));
      html.append(paragraph.formatted("It did not.")); // Not reached with the lengths in use.
    }
    return html.toString();
  }

  private static String document(String head, String body) {
    return "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>%s</head><body>%s</body></html>"
        .formatted(head, body);
  }

  /** The layouts that the extractor was developed with. */
  public static List<Layout> known() {
    List<Layout> layouts = new ArrayList<>();
    add(
        layouts,
        "semantic HTML5",
        PageLayouts::plain,
        (s, c) ->
            document(
                "<title>%s | The Meridian</title>".formatted(s.title()),
                """
                <header><a href='/'>The Meridian</a><nav><ul>%s</ul></nav></header>
                <main><article><h1>%s</h1><p class='byline'>By %s</p><time datetime='%s'>12 March</time>%s</article>
                <aside><h2>Most read</h2><ol>%s</ol></aside></main><footer>%s</footer>
                """
                    .formatted(
                        c.nav(),
                        s.title(),
                        s.author(),
                        s.day(),
                        each(s, "<p>%s</p>"),
                        c.times(8, "<li><a href='#'>%s</a></li>"),
                        c.footer())));
    add(
        layouts,
        "WordPress with sidebar and comments",
        PageLayouts::plain,
        (s, c) ->
            document(
                "",
                """
                <div id='page' class='site has-sidebar'><div id='masthead' class='site-header'><ul class='menu'>%s</ul></div>
                <div id='content'><div id='primary' class='content-area'><main id='main'>
                <article id='post-1' class='post-1 post type-post category-politics tag-privacy comments-open hentry'>
                <header class='entry-header'><h1 class='entry-title'>%s</h1><div class='entry-meta'>Posted on <time class='entry-date published updated'>12 March 2024</time> by <a rel='author'>%s</a></div></header>
                <div class='entry-content'>%s<div class='sharedaddy'>Share this: <a>Twitter</a> <a>Facebook</a></div>
                <div class='jp-relatedposts'><h3>Related</h3>%s</div></div></article>
                <div id='comments' class='comments-area'><h2 class='comments-title'>9 thoughts on this</h2><ol class='comment-list'>%s</ol>
                <div id='respond'><h3>Leave a Reply</h3><p>Your email address will not be published. Required fields are marked.</p></div></div>
                </main></div><div id='secondary' class='widget-area sidebar'><h2>About</h2><p>%s</p><ul>%s</ul></div></div></div>
                """
                    .formatted(
                        c.nav(),
                        s.title(),
                        s.author(),
                        each(s, "<p>%s</p>"),
                        c.times(3, "<div><h4><a href='#'>%s</a></h4><p>%s</p></div>"),
                        c.times(
                            9,
                            "<li class='comment'><article class='comment-body'><b class='fn'>%3$s</b> says: <p>%2$s</p><p>%2$s</p><a href='#'>Reply</a></article></li>"),
                        c.sentence(),
                        c.times(5, "<li><a href='#'>%s</a></li>"))));
    add(
        layouts,
        "infinite divs with hashed names",
        PageLayouts::plain,
        (s, c) ->
            document(
                "",
                """
                <div class='css-1x'><div class='css-2y'><div class='css-3z'><div class='css-nv'>%s</div></div></div>
                <div class='css-4a'><div><div><div><h1 class='css-9q'>%s</h1></div><div><div class='css-by'><span>%s</span><span>12 March 2024</span></div></div>
                <div><div><div>%s</div></div></div></div></div></div>
                <div class='css-rel'><div><div>%s</div></div></div><div class='css-ft'><div>%s</div></div></div>
                """
                    .formatted(
                        c.times(7, "<div><div><a href='#'>%s</a></div></div>"),
                        s.title(),
                        s.author(),
                        each(
                            s,
                            "<div class='css-p1'><div><div><p class='css-tx'>%s</p></div></div></div>"),
                        c.times(
                            6,
                            "<div class='css-c'><div><h3><a href='#'>%s</a></h3></div><div><p>%s</p></div></div>"),
                        c.footer())));
    add(
        layouts,
        "table layout of 1999",
        PageLayouts::plain,
        (s, c) ->
            """
            <HTML><HEAD><TITLE>%s</TITLE></HEAD><BODY BGCOLOR=#FFFFFF><TABLE WIDTH=760 BORDER=0><TR><TD COLSPAN=3><IMG SRC=logo.gif> <A HREF=/>Home</A> | <A HREF=/news>News</A> | <A HREF=/sport>Sport</A></TD></TR>
            <TR><TD WIDTH=120 VALIGN=TOP><FONT SIZE=1>%s</FONT></TD><TD WIDTH=480 VALIGN=TOP><FONT FACE=Arial SIZE=5><B>%s</B></FONT><BR><FONT SIZE=1>By %s</FONT><BR><BR><FONT FACE=Arial SIZE=2>%s</FONT></TD>
            <TD WIDTH=160 VALIGN=TOP><FONT SIZE=1>%s</FONT></TD></TR><TR><TD COLSPAN=3 ALIGN=CENTER><FONT SIZE=1>Copyright 1999 The Meridian. All rights reserved.</FONT></TD></TR></TABLE></BODY></HTML>
            """
                .formatted(
                    s.title(),
                    c.times(12, "<A HREF=x.html>%s</A><BR>"),
                    s.title(),
                    s.author(),
                    each(s, "%s<BR><BR>"),
                    c.times(6, "<A HREF=y.html>%s</A><BR><BR>")));
    add(
        layouts,
        "line breaks in one div",
        PageLayouts::plain,
        (s, c) ->
            document(
                "",
                """
                <div class='top'>%s</div><div class='story'><h1>%s</h1><div class='meta'>12 March 2024 | %s</div>%s</div><div class='bottom'>%s</div>
                """
                    .formatted(
                        c.times(5, "<a href='#'>%s</a> |"),
                        s.title(),
                        s.author(),
                        each(s, "%s<br />\n<br />"),
                        c.times(9, "<a href='#'>%s</a><br>"))));
    add(
        layouts,
        "AMP",
        PageLayouts::withStandfirst,
        (s, c) ->
            """
            <!doctype html><html ⚡ lang='en'><head><meta charset='utf-8'><title>%s</title><style amp-custom>p{margin:0}</style></head><body>
            <amp-sidebar id='sb' layout='nodisplay'><ul>%s</ul></amp-sidebar><amp-consent id='c' layout='nodisplay'><div>%s<button>Accept</button></div></amp-consent>
            <article><h1>%s</h1><p class='summary'>%s</p><amp-img src='x.jpg'></amp-img><amp-social-share type='twitter'></amp-social-share>%s<amp-list><div>%s</div></amp-list></article><footer>%s</footer></body></html>
            """
                .formatted(
                    s.title(),
                    c.nav(),
                    c.cookieText(),
                    s.title(),
                    s.standfirst(),
                    interrupted(
                        s,
                        "<p>%s</p>",
                        i ->
                            "<amp-ad width=300 height=250><div fallback>Advertisement: "
                                + c.sentence()
                                + "</div></amp-ad>"),
                    c.times(5, "<a href='#'>%s</a><p>%s</p>"),
                    c.footer()));
    add(
        layouts,
        "live blog",
        PageLayouts::withHeadings,
        (s, c) ->
            document(
                "",
                """
                <header><ul>%s</ul></header><main><h1>%s - live updates</h1><div class='key-time'>Last updated: 12 March 2024 18:03</div>
                <div class='live-feed'>%s</div></main><aside>%s</aside><footer>%s</footer>
                """
                    .formatted(
                        c.nav(),
                        s.title(),
                        liveFeed(s),
                        c.times(6, "<h3><a href='#'>%s</a></h3>"),
                        c.footer())));
    add(
        layouts,
        "paywall after three paragraphs",
        s -> s.paragraphs().subList(0, 3),
        (s, c) ->
            document(
                "",
                """
                <nav>%s</nav><article><h1>%s</h1><div class='article__content'>%s<p class='fade'></p></div>
                <section class='offer'><h2>Continue reading this article</h2><p>Subscribe to unlock this article and get unlimited access to everything we publish.</p><p>Try one month for €1, then €29 a month. Cancel whenever you like, no questions asked during your trial.</p><button>Subscribe now</button><p>Already a subscriber? Log in here to keep reading.</p></section></article><footer>%s</footer>
                """
                    .formatted(
                        c.nav(),
                        s.title(),
                        s.paragraphs().subList(0, 3).stream()
                            .map("<p>%s</p>"::formatted)
                            .collect(Collectors.joining()),
                        c.footer())));
    add(
        layouts,
        "consent wall under a hashed name",
        PageLayouts::plain,
        (s, c) ->
            document(
                "",
                """
                <div class='x9f3'><div class='k2'><div class='k3'>%s</div><div class='k4'><button>Accept all</button><button>Reject</button><a href='/p'>Partners</a></div></div></div>
                <div class='w'><div class='h'>%s</div><h1>%s</h1><div class='t'>%s</div></div>
                """
                    .formatted(
                        c.cookieText(),
                        c.times(6, "<a href='#'>%s</a>"),
                        s.title(),
                        each(s, "<p>%s</p>"))));
    add(
        layouts,
        "more comments than article",
        PageLayouts::plain,
        (s, c) ->
            document(
                "",
                """
                <div id='wrap'><div id='story'><h1>%s</h1>%s</div><section class='discussion'><h2>Comments (40)</h2>%s</section></div>
                """
                    .formatted(
                        s.title(),
                        each(s, "<p>%s</p>"),
                        c.times(
                            40,
                            "<div class='entry'><strong>%3$s</strong><span>2 hours ago</span><p>%2$s</p></div>"))));
    add(
        layouts,
        "read-more links between paragraphs",
        PageLayouts::plain,
        (s, c) ->
            document(
                "",
                """
                <div class='container'><h1>%s</h1><div class='body-text'>%s</div></div>
                """
                    .formatted(
                        s.title(),
                        interrupted(
                            s,
                            "<p>%s</p>",
                            i ->
                                "<p><strong>READ MORE: <a href='#'>%s</a></strong></p>"
                                    .formatted(c.headline())))));
    add(
        layouts,
        "boxes within the text",
        PageLayouts::plain,
        (s, c) ->
            document(
                "",
                """
                <article><h1>%s</h1><div class='content'>%s</div></article>
                """
                    .formatted(
                        s.title(),
                        interrupted(
                            s,
                            "<p>%s</p>",
                            i ->
                                i % 2 == 0
                                    ? "<div class='box'><h3>Related stories</h3><ul>%s</ul></div>"
                                        .formatted(c.times(3, "<li><a href='#'>%s</a></li>"))
                                    : "<div class='newsletter-box'>%s<input type='email'><button>Sign up</button></div>"
                                        .formatted(c.newsletter())))));
    add(
        layouts,
        "figures with captions and credits",
        PageLayouts::plain,
        (s, c) ->
            document(
                "",
                """
                <article><h1>%s</h1>%s</article>
                """
                    .formatted(
                        s.title(),
                        interrupted(
                            s,
                            "<p>%s</p>",
                            i ->
                                i % 2 == 0
                                    ? "<figure><img src='a.jpg'><figcaption>%s <span>Photo: %s/Meridian</span></figcaption></figure>"
                                        .formatted(c.sentence(), c.name())
                                    : "<div class='image'><img src='b.jpg'><div class='image-caption'>%s</div><div class='credit'>%s</div></div>"
                                        .formatted(c.sentence(), c.name())))));
    add(
        layouts,
        "web components",
        PageLayouts::plain,
        (s, c) ->
            document(
                "",
                """
                <app-root><site-header><a href='/'>Home</a></site-header><story-page><story-headline><h1>%s</h1></story-headline><story-text>%s</story-text></story-page><related-rail>%s</related-rail></app-root>
                """
                    .formatted(
                        s.title(),
                        each(s, "<story-paragraph>%s</story-paragraph>"),
                        c.times(5, "<rail-item><a href='#'>%s</a><span>%s</span></rail-item>"))));
    add(
        layouts,
        "divs as paragraphs, no heading",
        PageLayouts::plain,
        (s, c) ->
            document(
                "<title>%s</title>".formatted(s.title()),
                """
                <div><div>%s</div><div><div class='big'>%s</div>%s</div><div>%s</div></div>
                """
                    .formatted(
                        c.times(6, "<span><a href='#'>%s</a></span>"), s.title(),
                        each(s, "<div>%s</div>"), c.times(6, "<div><a href='#'>%s</a></div>"))));
    add(
        layouts,
        "text split by advertisements",
        PageLayouts::plain,
        (s, c) ->
            document(
                "",
                """
                <main><h1>%s</h1>%s</main><div class='promoted'>%s</div>
                """
                    .formatted(
                        s.title(),
                        split(s, c),
                        c.times(6, "<div><a href='#'>%s</a><p>%s</p></div>"))));
    add(
        layouts,
        "standfirst outside the text",
        PageLayouts::withStandfirst,
        (s, c) ->
            document(
                "",
                """
                <div class='page'><div class='head'><h1>%s</h1><div class='stand'><p>%s</p></div><div class='who'>%s in Selwyn</div><div class='when'>Tue 12 Mar 2024 18.03 GMT</div></div>
                <div class='cols'><div class='left'><ul>%s</ul></div><div class='mid'>%s</div></div></div><div class='onward'><h2>More on this story</h2>%s</div>
                """
                    .formatted(
                        s.title(),
                        s.standfirst(),
                        s.author(),
                        c.times(4, "<li><a href='#'>%s</a></li>"),
                        each(s, "<p>%s</p>"),
                        c.times(6, "<div><a href='#'>%s</a><div>%s</div></div>"))));
    add(
        layouts,
        "explainer with headings and points",
        s -> {
          List<String> lines = new ArrayList<>(withHeadings(s));
          lines.addAll(
              List.of(
                  "The harbour stays open",
                  "Fares rise by three per cent",
                  "A vote is due in May"));
          return lines;
        },
        (s, c) ->
            document(
                "",
                """
                <article><h1>%s</h1><ul><li>The harbour stays open</li><li>Fares rise by three per cent</li><li>A vote is due in May</li></ul>%s<h2>Read next</h2><ul>%s</ul></article>
                """
                    .formatted(
                        s.title(),
                        headed(s, "<p>%s</p>", "<h2>%s</h2>"),
                        c.times(4, "<li><a href='#'>%s</a></li>"))));
    add(
        layouts,
        "interview",
        s ->
            IntStream.range(0, s.paragraphs().size())
                .boxed()
                .flatMap(
                    i -> List.of("What does the board want now?", s.paragraphs().get(i)).stream())
                .toList(),
        (s, c) ->
            document(
                "",
                """
                <div class='nav'><ul>%s</ul></div><div class='interview'><h1>%s</h1>%s</div><div class='foot'>%s</div>
                """
                    .formatted(
                        c.nav(), s.title(),
                        each(s, "<p><b>What does the board want now?</b></p><p>%s</p>"),
                            c.footer())));
    add(
        layouts,
        "block quotes and embedded posts",
        PageLayouts::plain,
        (s, c) ->
            document(
                "",
                """
                <article><h1>%s</h1>%s</article>
                """
                    .formatted(s.title(), quoted(s, c))));
    add(
        layouts,
        "page within a form",
        PageLayouts::plain,
        (s, c) ->
            document(
                "",
                """
                <form id='aspnetForm' method='post'><input type='hidden' value='x'><div id='ctl00_nav'><ul>%s</ul></div><div id='ctl00_main'><h1>%s</h1><div id='ctl00_text'>%s</div></div><div id='ctl00_right'>%s</div></form>
                """
                    .formatted(
                        c.nav(),
                        s.title(),
                        each(s, "<p>%s</p>"),
                        c.times(5, "<p><a href='#'>%s</a></p>"))));
    add(
        layouts,
        "utility classes",
        PageLayouts::plain,
        (s, c) ->
            document(
                "",
                """
                <div class='min-h-screen overflow-hidden flex'><div class='hidden md:block w-64'><ul>%s</ul></div><div class='relative overflow-hidden print:w-full'><h1 class='text-3xl font-bold'>%s</h1><div class='flex items-center text-sm'><span>%s</span></div><div class='prose max-w-none overflow-hidden'>%s</div></div></div><div class='bg-gray-900 text-white'>%s</div>
                """
                    .formatted(
                        c.nav(),
                        s.title(),
                        s.author(),
                        each(s, "<p class='mb-4 leading-7'>%s</p>"),
                        c.footer())));
    add(
        layouts,
        "unclosed tags in capitals",
        PageLayouts::plain,
        (s, c) ->
            """
            <HTML><BODY><CENTER><A HREF=/>Front page</A></CENTER><H1>%s</H1><I>%s</I><HR>%s<HR><UL>%s</UL><P>&copy; 2003 The Meridian
            """
                .formatted(
                    s.title(),
                    "By " + s.author(),
                    each(s, "<P>%s"),
                    c.times(5, "<LI><A HREF=x>%s</A>")));
    add(
        layouts,
        "cards of other stories below",
        PageLayouts::plain,
        (s, c) ->
            document(
                "",
                """
                <div class='l-a'><div class='l-b'><h1>%s</h1><div class='l-c'>%s</div></div><div class='l-d'>%s</div></div>
                """
                    .formatted(
                        s.title(),
                        each(s, "<p>%s</p>"),
                        c.times(
                            10,
                            "<div class='l-e'><a href='#'><h3>%s</h3></a><p>%s</p><span>3 hours ago</span></div>"))));
    add(
        layouts,
        "table of figures in the text",
        s -> {
          List<String> lines = new ArrayList<>(s.paragraphs());
          lines.addAll(List.of("Region Votes Share", "Northfold 12,400 41", "Varden 9,310 33"));
          return lines;
        },
        (s, c) ->
            document(
                "",
                """
                <nav><ul>%s</ul></nav><article><h1>%s</h1>%s<table><tr><th>Region</th><th>Votes</th><th>Share</th></tr><tr><td>Northfold</td><td>12,400</td><td>41</td></tr><tr><td>Varden</td><td>9,310</td><td>33</td></tr></table>%s</article>
                """
                    .formatted(
                        c.nav(),
                        s.title(),
                        s.paragraphs().subList(0, 3).stream()
                            .map("<p>%s</p>"::formatted)
                            .collect(Collectors.joining()),
                        s.paragraphs().subList(3, s.paragraphs().size()).stream()
                            .map("<p>%s</p>"::formatted)
                            .collect(Collectors.joining()))));
    add(
        layouts,
        "text in JSON-LD alone",
        PageLayouts::plain,
        (s, c) ->
            document(
                "<script type='application/ld+json'>{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"%s\",\"articleBody\":\"%s\"}</script>"
                    .formatted(s.title(), String.join("\\n\\n", s.paragraphs())),
                "<div id='root'></div><noscript>You need to enable JavaScript to run this app.</noscript><div>%s</div>"
                    .formatted(c.times(3, "<a href='#'>%s</a>"))));
    add(
        layouts,
        "biography and legal notes below",
        PageLayouts::plain,
        (s, c) ->
            document(
                "",
                """
                <div id='main'><h1>%s</h1><div id='text'>%s</div><div class='author-bio'><h4>%s</h4><p>%s %s</p></div><div class='disclaimer'><p>%s</p></div></div><div id='footer'>%s<p>%s</p></div>
                """
                    .formatted(
                        s.title(),
                        each(s, "<p>%s</p>"),
                        s.author(),
                        c.sentence(),
                        c.sentence(),
                        c.sentence(),
                        c.footer(),
                        c.sentence())));
    add(
        layouts,
        "newsletter pitches as paragraphs",
        PageLayouts::plain,
        (s, c) ->
            document(
                "",
                """
                <article><h1>%s</h1><section>%s</section></article>
                """
                    .formatted(s.title(), interrupted(s, "<p>%s</p>", i -> c.newsletter()))));
    add(
        layouts,
        "agency text as it came",
        PageLayouts::plain,
        (s, c) ->
            document(
                "",
                """
                <div class='menu'>%s</div><h1>%s</h1><pre>%s</pre><div class='menu'>%s</div>
                """
                    .formatted(
                        c.times(6, "<a href='#'>%s</a>"),
                        s.title(),
                        wrapped(s),
                        c.times(4, "<a href='#'>%s</a>"))));
    add(
        layouts,
        "brief among much else",
        s -> s.paragraphs().subList(0, 3),
        (s, c) ->
            document(
                "",
                """
                <header><ul>%s</ul></header><section><h2>Top stories</h2>%s</section><article class='brief'><h1>%s</h1>%s</article><section><h2>Latest news</h2>%s</section><footer>%s</footer>
                """
                    .formatted(
                        c.nav(),
                        c.times(5, "<div><h3><a href='#'>%s</a></h3><p>%s</p></div>"),
                        s.title(),
                        s.paragraphs().subList(0, 3).stream()
                            .map("<p>%s</p>"::formatted)
                            .collect(Collectors.joining()),
                        c.times(8, "<div><h3><a href='#'>%s</a></h3><p>%s</p></div>"),
                        c.footer())));
    add(
        layouts,
        "page builder's nested widgets",
        PageLayouts::plain,
        (s, c) ->
            document(
                "",
                """
                <div class='elementor'><div class='elementor-section'><div class='elementor-widget elementor-widget-nav-menu'><nav><ul>%s</ul></nav></div></div>
                <div class='elementor-section'><div class='elementor-column'><div class='elementor-widget elementor-widget-theme-post-title'><h1>%s</h1></div><div class='elementor-widget elementor-widget-theme-post-content'><div class='elementor-widget-container'>%s</div></div></div><div class='elementor-column'><div class='elementor-widget elementor-widget-posts'>%s</div></div></div></div>
                """
                    .formatted(
                        c.nav(),
                        s.title(),
                        each(s, "<p>%s</p>"),
                        c.times(
                            5,
                            "<div class='elementor-post'><h3><a href='#'>%s</a></h3><div><p>%s</p></div></div>"))));
    add(
        layouts,
        "every paragraph a component",
        PageLayouts::withHeadings,
        (s, c) ->
            document(
                "",
                """
                <main><article><header><h1>%s</h1></header>%s<section data-component='tag-list'><h2>Topics</h2><ul>%s</ul></section></article><section data-component='more'><h2>More from News</h2>%s</section></main>
                """
                    .formatted(
                        s.title(),
                        headed(
                            s,
                            "<div data-component='text-block' class='ssrcss-1 e1'><div class='RichText'><p class='Paragraph'>%s</p></div></div>",
                            "<div data-component='subheadline-block'><h2>%s</h2></div>"),
                        c.times(4, "<li><a href='#'>%s</a></li>"),
                        c.times(6, "<div><a href='#'><span>%s</span></a><p>%s</p></div>"))));
    return layouts;
  }

  /**
   * Layouts that were written when the extractor was done, to see how it does on what it was not
   * made for.
   */
  public static List<Layout> heldOut() {
    List<Layout> layouts = new ArrayList<>();
    add(
        layouts,
        "content management system's fields",
        PageLayouts::withStandfirst,
        (s, c) ->
            document(
                "",
                """
                <div class='dialog-off-canvas-main-canvas'><div class='layout-container'><div class='region region-header'><div class='block block-menu'><ul>%s</ul></div></div>
                <main role='main'><div class='layout-content'><div class='region region-content'><div class='block block-page-title-block'><h1 class='page-title'>%s</h1></div>
                <div class='node node--type-article node--view-mode-full'><div class='node__submitted'>By %s on 12 March 2024</div><div class='node__content'><div class='field field--name-field-intro'>%s</div>
                <div class='clearfix text-formatted field field--name-body field--label-hidden field__item'>%s</div><div class='field field--name-field-tags'><div class='field__label'>Tags</div><div class='field__items'>%s</div></div></div></div></div></div>
                <div class='region region-sidebar-first'><div class='block-views'>%s</div></div></main><div class='region region-footer'><div class='block'>%s</div></div></div></div>
                """
                    .formatted(
                        c.nav(),
                        s.title(),
                        s.author(),
                        s.standfirst(),
                        each(s, "<p>%s</p>"),
                        c.times(3, "<div class='field__item'><a href='#'>%s</a></div>"),
                        c.times(5, "<div class='views-row'><a href='#'>%s</a><div>%s</div></div>"),
                        c.footer())));
    add(
        layouts,
        "newsletter with subscription forms in the text",
        PageLayouts::plain,
        (s, c) ->
            document(
                "",
                """
                <div id='entry'><div class='main-menu'><button>Menu</button><a href='/'>%s's letter</a></div><div class='single-post'><article class='typography newsletter-post post'><div class='post-header'><h1 class='post-title'>%s</h1><h3 class='subtitle'></h3><div>Mar 12, 2024</div><div>∙ Paid</div></div>
                <div class='available-content'><div class='body markup'>%s</div></div></article><div class='post-footer'><a href='#'>41 Likes</a> <a href='#'>7 Restacks</a></div></div>
                <div class='discussion-wrap'><h4>Discussion about this post</h4>%s</div></div>
                """
                    .formatted(
                        s.author(),
                        s.title(),
                        interrupted(
                            s,
                            "<p>%s</p>",
                            i ->
                                "<div class='cta'><p>Thanks for reading! This post is public, so feel free to share it with a friend who would like it.</p><form><input type='email'><button>Subscribe</button></form></div>"),
                        c.times(
                            6,
                            "<div class='item'><span>%3$s</span><span>Mar 13</span><p>%2$s</p><button>Like</button></div>"))));
    add(
        layouts,
        "government announcement",
        s -> {
          List<String> lines = new ArrayList<>(withHeadings(s));
          lines.add(0, s.standfirst());
          return lines;
        },
        (s, c) ->
            document(
                "",
                """
                <a href='#content'>Skip to main content</a><div id='global-header'><a href='/'>GOV</a></div><div class='gem-c-breadcrumbs'><ol><li><a href='/'>Home</a></li><li><a href='/t'>Transport</a></li></ol></div>
                <main id='content'><span>Press release</span><h1>%s</h1><p class='lead-paragraph'>%s</p><dl><dt>From:</dt><dd><a href='/d'>Department for Harbours</a></dd><dt>Published</dt><dd>12 March 2024</dd></dl>
                <div class='govspeak'>%s</div><section><h2>Media enquiries</h2><p>Great Quay House, 33 Harbour Road, Selwyn</p><p>Telephone <a href='tel:1'>0300 7777 878</a></p></section>
                <div><h2>Share this page</h2><ul><li><a href='#'>Facebook</a></li><li><a href='#'>Twitter</a></li></ul></div></main><div role='complementary'><h2>Related content</h2><ul>%s</ul></div><div class='feedback'><p>Is this page useful?</p></div>
                """
                    .formatted(
                        s.title(),
                        s.standfirst(),
                        headed(s, "<p>%s</p>", "<h3>%s</h3>"),
                        c.times(4, "<li><a href='#'>%s</a></li>"))));
    add(
        layouts,
        "gallery first, drop cap, placeholders",
        PageLayouts::plain,
        (s, c) ->
            document(
                "",
                """
                <div class='tnt-site'><div class='tnt-headline'><h1><span>%s</span></h1></div><ul class='asset-photos'>%s</ul><div class='asset-tools'><ul><li>Facebook</li><li>Twitter</li><li>Print</li></ul></div>
                <div class='asset-content'>%s</div></div><div class='block'><h3>Most Popular</h3><ol>%s</ol></div>
                """
                    .formatted(
                        s.title(),
                        c.times(
                            4,
                            "<li><img src='x.jpg'><p class='cap'>%2$s</p><p>%3$s / The Meridian</p></li>"),
                        interrupted(
                                s, "<p>%s</p>", i -> "<div class='p-holder'>ADVERTISEMENT</div>")
                            .replaceFirst("<p>(.)", "<p><span class='dropcap'>$1</span>"),
                        c.times(8, "<li><a href='#'>%s</a></li>"))));
    add(
        layouts,
        "transcript in a table",
        s -> s.paragraphs().stream().map(p -> "THE CHAIR: " + p).toList(),
        (s, c) ->
            document(
                "",
                """
                <table class='outer'><tr><td class='l'>%s</td><td class='r'><h1>%s</h1><table class='script'>%s</table></td></tr></table>
                """
                    .formatted(
                        c.times(8, "<a href='#'>%s</a><br>"),
                        s.title(),
                        each(s, "<tr><td><b>THE CHAIR:</b></td><td>%s</td></tr>"))));
    add(
        layouts,
        "another full article below",
        PageLayouts::plain,
        (s, c) ->
            document(
                "",
                """
                <header><nav>%s</nav></header><div class='stream'><article class='item'><h1>%s</h1><div class='txt'>%s</div></article><article class='item'><h2>%s</h2><div class='txt'>%s</div></article></div>
                """
                    .formatted(
                        c.nav(),
                        s.title(),
                        each(s, "<p>%s</p>"),
                        c.headline(),
                        c.times(6, "<p>%2$s</p>"))));
    add(
        layouts,
        "weblog with tags and neighbours",
        PageLayouts::plain,
        (s, c) ->
            document(
                "",
                """
                <div id='container'><div id='head'><h1><a href='/'>Harbour notes</a></h1><p>Views from the quay since 2004</p></div><div id='nav-above'><span>« <a href='#'>%s</a></span> <span><a href='#'>%s</a> »</span></div>
                <div class='hentry'><h2>%s</h2><div class='postdate'>March 12, 2024 at 6:03 pm</div><div class='storytext'>%s</div><p class='postfoot'>Filed under: <a href='#'>harbours</a>, <a href='#'>ferries</a> — %s @ 6:03 pm</p></div>
                <h3>9 Comments »</h3><ol>%s</ol></div>
                """
                    .formatted(
                        c.headline(),
                        c.headline(),
                        s.title(),
                        each(s, "<p>%s</p>"),
                        s.author(),
                        c.times(
                            9,
                            "<li><p>%2$s</p><cite>Comment by %3$s — March 13, 2024 @ 8:00 am</cite></li>"))));
    add(
        layouts,
        "microdata, readers' letters under another name",
        PageLayouts::withStandfirst,
        (s, c) ->
            document(
                "",
                """
                <div itemscope itemtype='https://schema.org/NewsArticle'><h1 itemprop='headline'>%s</h1><p itemprop='description'>%s</p><span itemprop='author'>%s</span><meta itemprop='datePublished' content='2024-03-12'>
                <div itemprop='articleBody'>%s</div></div><div class='voices'><h2>Readers write</h2>%s</div><div class='colophon'>%s</div>
                """
                    .formatted(
                        s.title(),
                        s.standfirst(),
                        s.author(),
                        each(s, "<p>%s</p>"),
                        c.times(7, "<div><b>%3$s</b><p>%2$s</p><p>%2$s</p></div>"),
                        c.footer())));
    add(
        layouts,
        "mobile page, a list for everything",
        PageLayouts::plain,
        (s, c) ->
            document(
                "",
                """
                <ul class='m1'>%s</ul><ul class='m2'><li><h1>%s</h1></li><li><small>%s, 12 Mar 2024</small></li>%s</ul><ul class='m3'>%s</ul>
                """
                    .formatted(
                        c.nav(),
                        s.title(),
                        s.author(),
                        each(s, "<li>%s</li>"),
                        c.times(10, "<li><a href='#'>%s</a></li>"))));
    add(
        layouts,
        "match report with scores and betting",
        PageLayouts::plain,
        (s, c) ->
            document(
                "",
                """
                <div class='hdr'>%s</div><div class='score'><span>Selwyn</span><b>2</b><span>Varden</span><b>1</b><ul><li>Okonjo 12'</li><li>Vance 45+2'</li></ul></div>
                <div class='report'><h1>%s</h1>%s</div><div class='standings'><table>%s</table></div>
                """
                    .formatted(
                        c.times(6, "<a href='#'>%s</a>"),
                        s.title(),
                        interrupted(
                            s,
                            "<p>%s</p>",
                            i ->
                                "<div class='odds'><p>Bet on the next match with Quayside: bet 10, get 30 in free bets. 18+. New customers only. Please gamble responsibly.</p><a href='#'>Bet now</a></div>"),
                        IntStream.range(1, 19)
                            .mapToObj(
                                i ->
                                    "<tr><td>%d</td><td>Northfold</td><td>%d</td></tr>"
                                        .formatted(i, 60 - i))
                            .collect(Collectors.joining()))));
    return layouts;
  }

  private static String liveFeed(Story s) {
    StringBuilder html = new StringBuilder();
    List<String> headings = headingsUsed(s);
    int used = 0;
    for (int i = 0; i < s.paragraphs().size(); i++) {
      if (i % 4 == 0) {
        html.append(i > 0 ? "</article>" : "")
            .append("<article class='update'><time>%d:0%d GMT</time>".formatted(9 + i, i % 6));
        if (used < headings.size()) {
          html.append("<h2>%s</h2>".formatted(headings.get(used++)));
        }
      }
      html.append("<p>%s</p>".formatted(s.paragraphs().get(i)));
    }
    return html.append("</article>").toString();
  }

  private static String split(Story s, Clutter c) {
    StringBuilder html = new StringBuilder("<div class='part'>");
    for (int i = 0; i < s.paragraphs().size(); i++) {
      html.append("<p>%s</p>".formatted(s.paragraphs().get(i)));
      if (i % 4 == 3 && i + 1 < s.paragraphs().size()) {
        html.append(
            "</div><div class='ad-slot'><span>Advertisement</span><p>%s</p></div><div class='part'>"
                .formatted(c.sentence()));
      }
    }
    return html.append("</div>").toString();
  }

  private static String quoted(Story s, Clutter c) {
    StringBuilder html = new StringBuilder();
    for (int i = 0; i < s.paragraphs().size(); i++) {
      html.append(
          (i % 4 == 1 ? "<blockquote><p>%s</p></blockquote>" : "<p>%s</p>")
              .formatted(s.paragraphs().get(i)));
      if (i % 5 == 4) {
        html.append(
            "<blockquote class='twitter-tweet'><p>%s</p>— %s (@x) <a href='#'>March 12</a></blockquote>"
                .formatted(c.sentence(), c.name()));
      }
    }
    return html.toString();
  }

  /** Lines of at most 70 characters, an empty one between paragraphs. */
  private static String wrapped(Story s) {
    StringBuilder text = new StringBuilder();
    for (String paragraph : s.paragraphs()) {
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

  private static void add(
      List<Layout> layouts,
      String name,
      Function<Story, List<String>> article,
      BiFunction<Story, Clutter, String> html) {
    layouts.add(new Layout(name, article, html));
  }
}

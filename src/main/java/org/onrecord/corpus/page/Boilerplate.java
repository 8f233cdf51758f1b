package org.onrecord.corpus.page;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What of a page is not its article, told by the names that its authors gave to things and by the
 * words that such things are made of. The names are those that Mozilla's Readability looks for, and
 * more of the same kind; they are compared as whole words ({@code shareholder-news} is not {@code
 * share}), and names of states ({@code has-sidebar}) count for nothing.
 */
final class Boilerplate {
  /** Names and texts longer than this are looked at no further: they are data, not names. */
  private static final int LONGEST_NAME = 500;

  /** The longest text that can be a notice, in words. */
  private static final int LONGEST_NOTICE = 45;

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private static final Set<String> TAGS =
      Set.of(
          "nav",
          "aside",
          "footer",
          "form",
          "script",
          "style",
          "noscript",
          "template",
          "iframe",
          "object",
          "svg",
          "canvas",
          "audio",
          "video",
          "button",
          "input",
          "select",
          "textarea",
          "label",
          "fieldset",
          "dialog",
          "menu",
          "figcaption",
          "amp-sidebar",
          "amp-ad",
          "amp-consent",
          "amp-social-share",
          "amp-user-notification",
          "amp-carousel",
          "amp-list",
          "amp-embed");

  private static final Set<String> ROLES =
      Set.of(
          "navigation",
          "banner",
          "contentinfo",
          "complementary",
          "dialog",
          "alertdialog",
          "alert",
          "search",
          "menu",
          "menubar",
          "toolbar",
          "tablist",
          "tooltip");

  private static final Set<String> NAMES =
      words(
          """
          ad ads advert adverts advertisement advertising adslot adunit adbox adsense dfp gpt sponsor sponsored
          sponsors promo promos promoted promotion promobox teasers
          cookie cookies consent gdpr ccpa cmp onetrust didomi truste trustarc privacy cookiebar cookiebanner
          cookienotice
          newsletter newsletters signup subscribe subscription subscriptions paywall regwall piano meter
          social share sharing sharebar shares addthis sharethis sharedaddy follow followus
          related relatedposts recirc recirculation recommended recommendations recommendation outbrain taboola
          revcontent zergnet trending popular mostread mostpopular mostviewed morenews readmore seealso
          sidebar rail rightrail leftrail skyscraper widgets widget-area textwidget
          nav navbar navigation menu submenu breadcrumb breadcrumbs pagination pager paging skip skiplink toolbar
          masthead footer colophon copyright disclaimer
          modal popup popover overlay lightbox tooltip toast interstitial dialog
          caption captions credit credits photocredit imagecredit wp-caption-text
          byline bylines author authors authorbox bio avatar contributor contributors
          timestamp datestamp dateline pubdate published updated metadata postmeta entry-meta
          taglist tagcloud keywords categories
          pullquote pull-quote toc tableofcontents
          login signin register account poll quiz survey rating ratings
          gallery slideshow carousel slider player playlist
          ticker
          printonly noprint screen-reader-text sr-only visually-hidden visuallyhidden
          twitter-tweet instagram-media fb-post fb-comments
          feedback feedbackform
          """);

  private static final Set<String> COMMENT_NAMES =
      words(
          """
          comment comments commentlist commentform disqus discussion discussions respond reply replies talkback
          livefyre coral viafoura
          """);

  /** Names that mean something else as a part of a longer one, as in overflow-hidden. */
  private static final Set<String> WHOLE_NAMES = words("hidden meta tag tags topics gpt");

  /**
   * The few that an element inside a line of text can have without being a part of the sentence.
   */
  private static final Set<String> INLINE_NAMES =
      words(
          """
          ad ads share caption credit credits comments-count screen-reader-text sr-only visually-hidden
          visuallyhidden tooltip footnote-marker
          """);

  /** What an element is called that holds the article: there the names above mislead more often. */
  private static final Set<String> ARTICLE_NAMES =
      words(
          """
          articlebody article-body story-body storybody post-body entry-content post-content article-content
          article-text articletext story-content storycontent body-copy bodycopy maincontent main-content
          """);

  private static final Pattern STATE =
      Pattern.compile("(?:has|is|with|no|not|without|tag|category|topic|type|status|format)[-_].*");
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");
  private static final Pattern SEPARATOR = Pattern.compile("[-_:./]+");

  private static final Pattern COMMENTS =
      pattern(
          """
          (?:show |view |read |see )?(?:all )?\\(?\\d* ?\\)?(?:readers?'? |your |latest )?comments?(?: ?\\(?\\d*\\)?| section| policy)?
          |(?:join|start) the (?:conversation|discussion|debate)
          |leave a (?:comment|reply)|add a comment|have your say|what do you think|discussion|\\d+ (?:replies|responses|thoughts on).*
          """);

  private static final Pattern RELATED =
      pattern(
          """
          (?:related|recommended|recommendations|trending|popular|sponsored|promoted)(?: (?:stories|articles|news|content|posts|topics|links|coverage|reading|now|for you|today|on .{1,30}|in .{1,30}))?
          |most (?:read|popular|viewed|shared|watched|commented)(?: .{1,30})?
          |(?:read|see|explore|discover) (?:more|also|next|on)(?: .{1,40})?
          |more (?:from|on|in|stories|news|like this|about|to read|coverage|headlines)(?: .{1,40})?
          |(?:you (?:may|might) (?:also )?(?:like|be interested in)|up next|don't miss|also read|editors?'?s? (?:picks?|choice)|top stories|latest (?:news|stories|headlines|from .{1,30})|what to read next|around the web|from our partners|our picks|in (?:other|this) (?:news|story)|elsewhere|further reading|next article|previous article|further coverage|in case you missed it|keep reading|stories for you|read this next|must reads?)
          |(?:share|follow|contact) (?:this|us|on)(?: .{1,40})?|share|tags|topics|filed under|newsletter|about the authors?|the authors?
          """);

  private static final Pattern NOTICE =
      Pattern.compile(
          """
          (?xi)
          ^(?:advertisement|advertising|sponsored(?:\\ content)?|ad|loading\\W*|share|save|print|e-?mail|copy\\ link|listen|watch|play|close|menu|search|skip\\ to\\ .*|back\\ to\\ top|image\\ source.*|image:.*|photo(?:graph)?:.*|photo\\ by.*|credit:.*|file\\ photo.*|getty\\ images.*)$
          |\\bcookies?\\b.{0,80}\\b(?:consent|accept|experience|browser|site|website|preferences|settings)\\b
          |\\b(?:we|our\\ partners|this\\ (?:site|website))\\b.{0,60}\\bcookies?\\b
          |\\ball\\ rights\\ reserved\\b|^(?:copyright|©|\\(c\\)\\ ?(?:19|20)\\d\\d)
          |\\b(?:sign|signing)\\ up\\ (?:for|to)\\ (?:our|the|get)\\b|\\bsubscribe\\ (?:now|today|to\\ (?:our|the|continue|read|unlock|get|keep))\\b|\\balready\\ (?:a|have\\ an?|registered)\\b.{0,30}\\b(?:subscriber|account|member|log\\ in|sign\\ in)\\b|\\bto\\ continue\\ reading\\b|\\bsubscribers?\\ only\\b|\\bfree\\ trial\\b|\\bunlimited\\ (?:digital\\ )?access\\b|\\blog\\ in\\ or\\b|\\bcreate\\ a\\ free\\ account\\b
          |\\b(?:our|the|this)\\ (?:daily|weekly|morning|free|evening)?\\ ?newsletter\\b.{0,60}\\b(?:inbox|sign|subscribe|free|e-?mail)\\b|\\b(?:straight|delivered|direct(?:ly)?)\\ to\\ your\\ inbox\\b
          |\\bfollow\\ (?:us|him|her|them|@?\\w+)\\ on\\ (?:twitter|x|facebook|instagram|linkedin|threads|bluesky)\\b|\\b(?:like|find|join)\\ us\\ on\\ (?:facebook|twitter|instagram|whatsapp)\\b
          |\\bterms\\ (?:of\\ (?:service|use)|and\\ conditions)\\b|\\bprivacy\\ (?:policy|notice)\\b|\\brecaptcha\\b|\\bad-?block|\\benable\\ javascript\\b|\\bgamble\\ ?(?:responsibly|aware)\\b|\\bt&cs\\ apply\\b
          |\\b(?:comments?|discussion)\\ (?:are|is)\\ (?:now\\ )?(?:closed|moderated|subject)\\b|\\bview\\ comments\\b|\\bscroll\\ (?:down\\ )?to\\ continue\\b|\\b(?:article|story)\\ continues\\ (?:below|after)\\b
          |^(?:read|see)\\ (?:more|also)\\b|^(?:also\\ read|related|more|watch|listen|recommended|up\\ next|don't\\ miss)\\ ?:
          |^(?:by|from|written\\ by|reporting\\ by|posted\\ by)\\ [\\p{Lu}][\\w.'’-]+(?:\\ [\\w.'’-]+){0,5}$
          |^(?:published|updated|posted|last\\ (?:updated|modified)|first\\ published)\\b.{0,60}\\d
          |^(?:mon|tue|wed|thu|fri|sat|sun)?\\w*,?\\ ?\\d{1,2}\\ \\p{L}{3,9}\\ \\d{4}.{0,20}$|^\\p{L}{3,9}\\ \\d{1,2},\\ \\d{4}.{0,30}$|^\\d+\\ (?:min(?:ute)?s?|hours?|days?)\\ (?:read|ago).{0,10}$
          """);

  private static final Pattern DATE =
      Pattern.compile(
          "\\b\\d{1,2}(?:st|nd|rd|th)? \\p{L}{3,9}\\.?,? (?:19|20)\\d\\d\\b"
              + "|\\b\\p{L}{3,9}\\.? \\d{1,2}, (?:19|20)\\d\\d\\b");

  /** A line that has a date and more words is no byline. */
  private static final int LONGEST_DATE_LINE = 10;

  private static final Pattern SUBSCRIBE =
      Pattern.compile(
          "^\\s*(?:subscribe|sign up|sign me up|join|register|donate|support us|upgrade)\\b.{0,30}$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern REQUEST =
      Pattern.compile(
          "cookie|consent|our partners|personal data|privacy|gdpr|legitimate interest"
              + "|subscri|unlock|log in|sign in|sign up|newsletter|inbox|free trial|cancel",
          Pattern.CASE_INSENSITIVE);

  /** A text with such words more rarely than this may be about them. */
  private static final int WORDS_A_REQUEST = 40;

  private Boilerplate() {}

  /** Returns whether an element is of a kind, or named as one, that holds no part of an article. */
  static boolean named(Element element) {
    if (TAGS.contains(element.normalName()) || ROLES.contains(element.attr("role"))) {
      return true;
    }
    if (element.hasAttr("hidden")
        || element.attr("aria-modal").equals("true")
        || invisible(element.attr("style"))) {
      return true;
    }
    if (element.isBlock() || isCustom(element)) {
      return anyName(element, NAMES, WHOLE_NAMES) || namedAsComments(element);
    }
    return anyName(element, INLINE_NAMES, Set.of());
  }

  /** Returns whether an element is named as one that holds the article. */
  static boolean namedAsArticle(Element element) {
    return element.attr("itemprop").contains("articleBody")
        || anyName(element, ARTICLE_NAMES, Set.of());
  }

  /** Returns whether an element is named as one that holds what readers wrote. */
  static boolean namedAsComments(Element element) {
    return anyName(element, COMMENT_NAMES, Set.of());
  }

  /** Returns whether a tag is not one of HTML's, but of a framework's. */
  static boolean isCustom(Element element) {
    return element.normalName().indexOf('-') > 0;
  }

  /** Returns whether a heading says that readers' comments follow. */
  static boolean announcesComments(String heading) {
    return COMMENTS.matcher(shortened(heading)).matches();
  }

  /** Returns whether a heading says that other articles follow. */
  static boolean announcesOthers(String heading) {
    return RELATED.matcher(shortened(heading)).matches();
  }

  /** Returns whether a block of text is a notice of the site, not a part of its article. */
  static boolean isNotice(TextBlock block) {
    return (block.words() <= LONGEST_NOTICE && NOTICE.matcher(block.text()).find())
        || (block.words() <= LONGEST_DATE_LINE
            && !block.endsAsASentence()
            && DATE.matcher(block.text()).find());
  }

  /** Returns whether a button, or a field to fill in, is there to win the reader over. */
  static boolean isForSubscribers(Element field) {
    return field.attr("type").equals("email")
        || SUBSCRIBE.matcher(field.text() + field.attr("value")).find();
  }

  /**
   * Returns whether a text, of something that has a button, asks the reader for something: consent,
   * an address, money.
   */
  static boolean isRequest(String text, int words) {
    long asking = REQUEST.matcher(text).results().count();
    return asking >= 2 && asking * WORDS_A_REQUEST >= words;
  }

  private static boolean invisible(String style) {
    if (style.isEmpty() || style.length() > LONGEST_NAME) {
      return false;
    }
    String plain = SPACE.matcher(style).replaceAll("").toLowerCase(Locale.ROOT);
    return plain.contains("display:none") || plain.contains("visibility:hidden");
  }

  private static boolean anyName(Element element, Set<String> names, Set<String> wholeNames) {
    String classes = element.attr("class");
    String id = isCustom(element) ? element.id() + " " + element.normalName() : element.id();
    if (classes.isEmpty() && id.isEmpty()) {
      return false;
    }
    if (classes.length() + id.length() > LONGEST_NAME) {
      return false;
    }
    for (String name : SPACE.split(classes + " " + id, -1)) {
      // BEM's modifiers tell a state, not what a thing is.
      int modifier = name.indexOf("--");
      String plain = modifier > 0 ? name.substring(0, modifier) : name;
      if (STATE.matcher(plain).matches()) {
        continue;
      }
      String lower = plain.toLowerCase(Locale.ROOT);
      if (names.contains(lower) || wholeNames.contains(lower)) {
        return true;
      }
      String spaced = HUMP.matcher(plain).replaceAll("-").toLowerCase(Locale.ROOT);
      if (names.contains(spaced)) {
        return true;
      }
      for (String word : SEPARATOR.split(spaced, -1)) {
        if (names.contains(word)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String shortened(String heading) {
    String plain = heading.strip().toLowerCase(Locale.ROOT).replace('’', '\'');
    while (!plain.isEmpty() && ":.…!?»→>-–—".indexOf(plain.charAt(plain.length() - 1)) >= 0) {
      plain = plain.substring(0, plain.length() - 1).strip();
    }
    return plain.length() > 80 ? "" : plain;
  }

  private static Pattern pattern(String alternatives) {
    return Pattern.compile(alternatives.replace("\n", ""));
  }

  private static Set<String> words(String list) {
    return Set.copyOf(new HashSet<>(List.of(SPACE.split(list.strip()))));
  }
}

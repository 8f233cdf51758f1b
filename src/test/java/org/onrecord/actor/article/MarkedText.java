package org.onrecord.actor.article;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.text.BinarySearch;
import org.onrecord.text.Range;
import org.onrecord.text.Words;

/**
 * A text whose sources are in braces, read with the bundled model: {@code {Ada Holm} came. {She}
 * left.}
 */
final class MarkedText {
  private final Words words;
  private final List<Range> sources = new ArrayList<>();
  private final ActorResolver resolver;

  private MarkedText(String articleId, String marked) {
    var text = new StringBuilder();
    var places = new ArrayList<Integer>();
    for (int i = 0; i < marked.length(); i++) {
      char c = marked.charAt(i);
      if (c == '{' || c == '}') {
        places.add(text.length());
      } else {
        text.append(c);
      }
    }
    words = Words.of(text.toString());
    for (int i = 0; i < places.size(); i += 2) {
      sources.add(new Range(at(places.get(i)), at(places.get(i + 1))));
    }
    resolver = BundledActors.resolver(articleId, words);
  }

  private int at(int offset) {
    return BinarySearch.first(words.size(), i -> words.begin(i) >= offset);
  }

  /** Resolves the sources of a text from first to last; one that joins several gives each. */
  static List<Actor> resolve(String articleId, String marked) {
    var text = new MarkedText(articleId, marked);
    var actors = new ArrayList<Actor>();
    for (Range source : text.sources) {
      text.resolver.parts(source).forEach(part -> actors.add(text.resolver.resolve(part)));
    }
    return actors;
  }

  /** Resolves the sources of a text and returns the actor of the last. */
  static Actor last(String marked) {
    List<Actor> actors = resolve("a1", marked);
    return actors.get(actors.size() - 1);
  }

  /** Returns the words of the sources that the only source of a text joins. */
  static List<String> parts(String marked) {
    var text = new MarkedText("a1", marked);
    return text.resolver.parts(text.sources.get(0)).stream().map(text.words::form).toList();
  }
}

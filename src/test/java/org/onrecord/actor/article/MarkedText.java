package org.onrecord.actor.article;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.onrecord.text.Sentences;
import org.onrecord.text.Tokens;

/** Texts whose mentions are in braces: `{Ada Holm} came. {She} left.` */
final class MarkedText {
  private MarkedText() {}

  /** Resolves the mentions of a text from first to last. */
  static List<Actor> resolve(String articleId, String marked) {
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
    var tokens = Tokens.of(text.toString());
    var resolver = ActorResolver.of(articleId, tokens, Sentences.of(tokens), new BitSet());
    var actors = new ArrayList<Actor>();
    for (int i = 0; i < places.size(); i += 2) {
      actors.add(resolver.resolve(tokens.at(places.get(i)), tokens.at(places.get(i + 1))));
    }
    return actors;
  }

  /** Resolves the mentions of a text and returns the actor of the last. */
  static Actor last(String marked) {
    List<Actor> actors = resolve("a1", marked);
    return actors.get(actors.size() - 1);
  }
}

package org.onrecord.actor.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.onrecord.text.LowerCase;
import org.onrecord.text.Range;
import org.onrecord.text.Words;

/** Readings such as a model might give of any text, at random. */
public final class RandomMentions {
  private static final List<MentionKind> KINDS = List.of(MentionKind.values());

  private static final int MAX_WORDS = 6;
  private static final int MAX_GAP = 6;
  private static final int MAX_LINKS = 8;
  private static final int REACH = 60;

  private RandomMentions() {}

  /** Returns mentions that do not overlap, with links among those near each other. */
  public static MentionReader.Reading of(Words words, Random random) {
    var mentions = new ArrayList<Mention>();
    for (int at = random.nextInt(MAX_GAP); at < words.size(); at += random.nextInt(MAX_GAP)) {
      var range = new Range(at, Math.min(words.size(), at + 1 + random.nextInt(MAX_WORDS)));
      MentionKind kind = KINDS.get(random.nextInt(KINDS.size()));
      if (Pronouns.of(LowerCase.of(words.form(at))).isPresent()) {
        kind = MentionKind.PRONOUN;
        range = new Range(at, at + 1);
      } else if (kind == MentionKind.PRONOUN) {
        kind = MentionKind.ROLE;
      }
      MentionType type = MentionType.TAGGED.get(random.nextInt(MentionType.TAGGED.size()));
      mentions.add(new Mention(range, kind, type, List.of(), 1));
      at = range.end();
    }
    for (int i = 0; i < mentions.size(); i++) {
      var links = new ArrayList<Mention.Link>();
      for (int k = random.nextInt(MAX_LINKS); k > 0 && i > 0; k--) {
        int other = Math.max(0, i - 1 - random.nextInt(REACH));
        links.add(new Mention.Link(other, random.nextDouble() / MAX_LINKS));
      }
      if (!mentions.get(i).is(MentionKind.TITLE)) {
        mentions.set(i, mentions.get(i).withLinks(links, random.nextDouble()));
      }
    }
    return new MentionReader.Reading(mentions);
  }
}

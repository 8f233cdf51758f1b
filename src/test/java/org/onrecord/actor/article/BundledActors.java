package org.onrecord.actor.article;

import org.onrecord.text.Words;

/** The bundled model of who is meant, opened once in a JVM. */
public final class BundledActors {
  private static final ActorModel MODEL = ActorModel.KIND.open(ActorModel.KIND.bundled());

  private BundledActors() {}

  /** Returns the model, which stays open. */
  public static ActorModel model() {
    return MODEL;
  }

  /** Returns the resolver of a text. */
  public static ActorResolver resolver(String articleId, Words words) {
    return ActorResolver.of(articleId, words, new MentionReader(MODEL).read(words));
  }
}

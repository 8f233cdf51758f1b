package org.onrecord.actor;

import java.io.Serializable;
import java.util.Optional;
import org.onrecord.record.ActorType;
import org.onrecord.record.Resolution;
import org.onrecord.record.Statement;

/** From the actor that an article knows to the one that the corpus and the catalogue know. */
public final class CorpusActors implements Serializable {
  private final ActorCatalogue catalogue;

  /** Makes one that looks actors up in {@code catalogue} first. */
  public CorpusActors(ActorCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Returns the statement with the id that its actor has everywhere, and what the catalogue says of
   * it. A named actor is looked up by its name, a source without a name by the article's words; an
   * actor in neither keeps its article's own id.
   */
  public Statement settle(Statement statement) {
    ActorType type = statement.getActorType();
    boolean named = type != ActorType.GROUP && type != ActorType.UNNAMED;
    Optional<ActorCatalogue.Entry> entry =
        named
            ? catalogue.find(statement.getActor())
            : statement.getMention().flatMap(catalogue::find);
    if (entry.isPresent()) {
      return known(statement, entry.get());
    }
    return named
        ? Statement.newBuilder(statement)
            .setActorId(NameKey.of(type, statement.getActor()).actorId(type))
            .build()
        : statement;
  }

  private static Statement known(Statement statement, ActorCatalogue.Entry entry) {
    Resolution resolution = statement.getResolution();
    boolean byName = resolution != Resolution.PRONOUN && resolution != Resolution.DESCRIPTION;
    return Statement.newBuilder(statement)
        .setActorId(entry.id())
        .setActor(entry.name())
        .setActorType(entry.type())
        .setActorRole(
            statement.getActorRole().or(() -> entry.roleOn(statement.getDay())).orElse(null))
        .setResolution(byName ? Resolution.CATALOGUE : resolution)
        .build();
  }

  /** Whether a settled statement's actor is a person of whom only a short name is known. */
  boolean isShort(Statement settled) {
    return settled.getActorType() == ActorType.PERSON
        && catalogue.entry(settled.getActorId()).isEmpty()
        && NameKey.of(ActorType.PERSON, settled.getActor()).isShort();
  }

  /** Returns the name that a settled statement gives a person; empty of a surname alone. */
  Optional<ShortNames.Sighting> sighting(Statement settled) {
    return settled.getActorType() == ActorType.PERSON
            && !NameKey.of(ActorType.PERSON, settled.getActor()).given().isEmpty()
        ? Optional.of(
            new ShortNames.Sighting(
                settled.getActor(), settled.getActorId(), settled.getPublisher(), settled.getDay()))
        : Optional.empty();
  }

  /** Returns the statement of a short name as that of the person meant, if that is clear. */
  static Statement join(Statement statement, ShortNames names) {
    return names
        .find(
            NameKey.of(ActorType.PERSON, statement.getActor()),
            statement.getPublisher(),
            statement.getDay())
        .map(
            person ->
                Statement.newBuilder(statement)
                    .setActorId(person.actorId())
                    .setActor(person.name())
                    .setResolution(
                        statement.getResolution() == Resolution.NAME
                            ? Resolution.SURNAME
                            : statement.getResolution())
                    .build())
        .orElse(statement);
  }
}

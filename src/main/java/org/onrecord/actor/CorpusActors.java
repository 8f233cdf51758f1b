package org.onrecord.actor;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onrecord.record.ActorType;
import org.onrecord.record.Entity;
import org.onrecord.record.Ids;
import org.onrecord.record.Resolution;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.record.TargetType;

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
    Statement.Builder settled =
        entry.isPresent() ? known(statement, entry.get()) : Statement.newBuilder(statement);
    if (entry.isEmpty() && named) {
      settled.setActorId(NameKey.of(type, statement.getActor()).actorId(type));
    }
    return settled.setEntities(entities(statement.getEntities())).build();
  }

  /**
   * Returns the entities with the ids that they have everywhere, each once. Of two persons of one
   * surname the one without a full name is left out: who is meant would be a guess.
   */
  private List<Entity> entities(List<Entity> entities) {
    Map<String, Entity> byId = new LinkedHashMap<>();
    for (Entity entity : entities) {
      Entity settled = settle(entity);
      byId.putIfAbsent(settled.getEntityId(), settled);
    }
    return byId.values().stream()
        .filter(
            entity ->
                !isShort(entity)
                    || byId.values().stream()
                            .filter(other -> surname(other).equals(surname(entity)))
                            .count()
                        == 1)
        .toList();
  }

  private Entity settle(Entity entity) {
    ActorType type = entity.getEntityType();
    Optional<ActorCatalogue.Entry> entry = catalogue.find(entity.getEntity());
    return Entity.newBuilder(entity)
        .setEntityId(
            entry
                .map(ActorCatalogue.Entry::id)
                .orElseGet(() -> NameKey.of(type, entity.getEntity()).actorId(type)))
        .setEntity(entry.map(ActorCatalogue.Entry::name).orElse(entity.getEntity()))
        .setEntityType(entry.map(ActorCatalogue.Entry::type).orElse(type))
        .build();
  }

  private static String surname(Entity entity) {
    return NameKey.of(ActorType.PERSON, entity.getEntity()).last();
  }

  private boolean isShort(Entity entity) {
    return entity.getEntityType() == ActorType.PERSON
        && isShort(entity.getEntityId(), entity.getEntity());
  }

  private boolean isShort(String id, String name) {
    return catalogue.entry(id).isEmpty() && NameKey.of(ActorType.PERSON, name).isShort();
  }

  private static Statement.Builder known(Statement statement, ActorCatalogue.Entry entry) {
    Resolution resolution = statement.getResolution();
    boolean byName = resolution != Resolution.PRONOUN && resolution != Resolution.DESCRIPTION;
    return Statement.newBuilder(statement)
        .setActorId(entry.id())
        .setActor(entry.name())
        .setActorType(entry.type())
        .setActorRole(
            statement.getActorRole().or(() -> entry.roleOn(statement.getDay())).orElse(null))
        .setResolution(byName ? Resolution.CATALOGUE : resolution);
  }

  /** Whether a settled statement's actor is a person of whom only a short name is known. */
  boolean isShort(Statement settled) {
    return settled.getActorType() == ActorType.PERSON
        && isShort(settled.getActorId(), settled.getActor());
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

  /** Whether a stance is towards a person of whom only a short name is known. */
  boolean isShort(Stance stance) {
    return stance.getTargetType() == TargetType.ENTITY
        // Of all that are no persons the id is another one.
        && stance
            .getTargetId()
            .equals(NameKey.of(ActorType.PERSON, stance.getTarget()).actorId(ActorType.PERSON))
        && isShort(stance.getTargetId(), stance.getTarget());
  }

  /** Returns the statement of a short name as that of the person meant, if that is clear. */
  static Optional<Statement> join(Statement statement, ShortNames names) {
    Optional<Statement> joined =
        names
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
                        .build());
    return joined.isPresent() ? joined : Optional.of(statement);
  }

  /**
   * Returns the stance towards a short name as one towards the person meant, if that is clear;
   * nothing if that is the actor.
   */
  static Optional<Stance> join(Stance stance, ShortNames names) {
    NameKey name = NameKey.of(ActorType.PERSON, stance.getTarget());
    Stance joined =
        names
            .find(name, stance.getPublisher(), stance.getDay())
            .map(
                person ->
                    Stance.newBuilder(stance)
                        .setStanceId(Ids.of(stance.getStatementId(), person.actorId()))
                        .setTargetId(person.actorId())
                        .setTarget(person.name())
                        .build())
            .orElse(stance);
    return Optional.of(joined)
        .filter(towards -> !towards.getTargetId().equals(towards.getActorId()));
  }
}

package org.onrecord.actor;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onrecord.record.ActorType;
import org.onrecord.record.Entity;
import org.onrecord.record.GenderBasis;
import org.onrecord.record.Ids;
import org.onrecord.record.Resolution;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.record.TargetType;

/** Maps the actors of single articles to those of the corpus and the catalogue. */
public final class CorpusActors implements Serializable {
  private final ActorCatalogue catalogue;

  /** Makes an instance that looks up actors in {@code catalogue} first. */
  public CorpusActors(ActorCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Returns the statement with its actor's corpus-wide id, the actor's {@link ShownName} and what
   * the catalogue says about the actor. A named actor is looked up by name, an unnamed one by the
   * mention. An unnamed actor that is not in the catalogue keeps the id of its article.
   */
  public Statement resolve(Statement statement) {
    ActorType type = statement.getActorType();
    String shown = ShownName.of(type, statement.getActor());
    boolean named = type != ActorType.GROUP && type != ActorType.UNNAMED;
    Optional<ActorCatalogue.Entry> entry =
        named
            ? catalogue.find(statement.getActor()).or(() -> catalogue.find(shown))
            : statement.getMention().flatMap(catalogue::find);
    Statement.Builder resolved =
        entry.isPresent() ? known(statement, entry.get()) : Statement.newBuilder(statement);
    if (entry.isEmpty() && named) {
      resolved.setActor(shown).setActorId(NameKey.of(type, shown).actorId(type));
    }
    return resolved.setEntities(entities(statement.getEntities())).build();
  }

  /**
   * Returns the entities with their corpus-wide ids, each once. A person without a full name is
   * left out if another has the same surname: which one is meant would be a guess.
   */
  private List<Entity> entities(List<Entity> entities) {
    Map<String, Entity> byId = new LinkedHashMap<>();
    for (Entity entity : entities) {
      Entity resolved = resolve(entity);
      byId.putIfAbsent(resolved.getEntityId(), resolved);
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

  private Entity resolve(Entity entity) {
    ActorType type = entity.getEntityType();
    String shown = ShownName.of(type, entity.getEntity());
    Optional<ActorCatalogue.Entry> entry =
        catalogue.find(entity.getEntity()).or(() -> catalogue.find(shown));
    return Entity.newBuilder(entity)
        .setEntityId(
            entry
                .map(ActorCatalogue.Entry::id)
                .orElseGet(() -> NameKey.of(type, shown).actorId(type)))
        .setEntity(entry.map(ActorCatalogue.Entry::name).orElse(shown))
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
    Statement.Builder known = Statement.newBuilder(statement);
    if (entry.type() != ActorType.PERSON) {
      known.setActorGender(null).setActorGenderBasis(null);
    } else if (entry.knownGender().isPresent()) {
      known.setActorGender(entry.knownGender().get()).setActorGenderBasis(GenderBasis.CATALOGUE);
    }
    return known
        .setActorId(entry.id())
        .setActor(entry.name())
        .setActorType(entry.type())
        .setActorRole(
            statement.getActorRole().or(() -> entry.roleOn(statement.getDay())).orElse(null))
        .setResolution(byName ? Resolution.CATALOGUE : resolution);
  }

  /** Whether a resolved statement's actor is a person with only a short name. */
  boolean isShort(Statement resolved) {
    return resolved.getActorType() == ActorType.PERSON
        && isShort(resolved.getActorId(), resolved.getActor());
  }

  /** Returns the name of a resolved statement's person; empty for a surname alone. */
  Optional<ShortNames.Sighting> sighting(Statement resolved) {
    return resolved.getActorType() == ActorType.PERSON
            && !NameKey.of(ActorType.PERSON, resolved.getActor()).given().isEmpty()
        ? Optional.of(
            new ShortNames.Sighting(
                resolved.getActor(),
                resolved.getActorId(),
                resolved.getPublisher(),
                resolved.getDay()))
        : Optional.empty();
  }

  /** Whether a stance is towards a person with only a short name. */
  boolean isShort(Stance stance) {
    return stance.getTargetType() == TargetType.ENTITY
        // A target that is not a person has another id.
        && stance
            .getTargetId()
            .equals(NameKey.of(ActorType.PERSON, stance.getTarget()).actorId(ActorType.PERSON))
        && isShort(stance.getTargetId(), stance.getTarget());
  }

  /** Returns the statement with the person meant by its short name, if that is unambiguous. */
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
   * Returns the stance with the person meant by its short name as the target, if that is
   * unambiguous; empty if that person is the actor.
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

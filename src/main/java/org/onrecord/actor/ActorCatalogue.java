package org.onrecord.actor;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onrecord.catalogue.SharedCatalogue;
import org.onrecord.record.ActorType;
import org.onrecord.record.Gender;

/**
 * A catalogue of known actors. It overrides what an article suggests. A name matches an entry if it
 * equals the entry's name or one of its aliases, apart from spelling.
 */
public final class ActorCatalogue extends SharedCatalogue {

  /**
   * A role that an actor had.
   *
   * @param role the role, as output
   * @param from the first day; {@link LocalDate#MIN} if it is open
   * @param to the last day; {@link LocalDate#MAX} if it is open
   */
  public record Role(String role, LocalDate from, LocalDate to) implements Serializable {
    boolean isHeldOn(Optional<LocalDate> day) {
      return day.map(on -> !on.isBefore(from) && !on.isAfter(to))
          .orElse(from.equals(LocalDate.MIN) && to.equals(LocalDate.MAX));
    }
  }

  /**
   * An actor.
   *
   * @param id its id in statements
   * @param name its name in statements
   * @param aliases other names that match it
   * @param type what it is
   * @param country its country; empty if the catalogue gives none
   * @param gender the name of a person's gender; empty if the catalogue gives none
   * @param roles its roles over time
   * @param where its file and line, for messages
   */
  public record Entry(
      String id,
      String name,
      List<String> aliases,
      ActorType type,
      String country,
      String gender,
      List<Role> roles,
      String where)
      implements Serializable {
    public Entry {
      aliases = List.copyOf(aliases);
      roles = List.copyOf(roles);
    }

    /** Returns a person's gender, if the catalogue gives one. */
    public Optional<Gender> knownGender() {
      return gender.isEmpty() ? Optional.empty() : Optional.of(Gender.valueOf(gender));
    }

    /** Returns the first role held on a day. */
    Optional<String> roleOn(Optional<LocalDate> day) {
      return roles.stream().filter(role -> role.isHeldOn(day)).map(Role::role).findFirst();
    }
  }

  /** Thrown for two contradicting entries of a catalogue. The message gives the lines of both. */
  public static final class ConflictException extends Exception {
    ConflictException(String message) {
      super(message);
    }
  }

  private final Map<String, Entry> byName = new HashMap<>();
  private final Map<String, Entry> byId = new LinkedHashMap<>();

  private ActorCatalogue() {}

  /** Returns an empty catalogue. */
  public static ActorCatalogue empty() {
    return new ActorCatalogue();
  }

  /**
   * Returns the catalogue of these entries.
   *
   * @throws ConflictException if two entries have the same id, or one name matches two entries
   */
  public static ActorCatalogue of(List<Entry> entries) throws ConflictException {
    ActorCatalogue catalogue = new ActorCatalogue();
    for (Entry entry : entries) {
      Entry same = catalogue.byId.putIfAbsent(entry.id(), entry);
      if (same != null) {
        throw new ConflictException(
            "%sid %s is also that of %s%s"
                .formatted(entry.where(), entry.id(), same.where(), same.name()));
      }
      catalogue.add(entry.name(), entry);
      for (String alias : entry.aliases()) {
        catalogue.add(alias, entry);
      }
    }
    return catalogue;
  }

  private record Entries(List<Entry> entries) implements Contents {
    @Override
    public ActorCatalogue catalogue() {
      try {
        return of(entries);
      } catch (ConflictException e) {
        throw new IllegalStateException("a catalogue's own entries do not conflict", e);
      }
    }
  }

  @Override
  protected Contents contents() {
    return new Entries(new ArrayList<>(byId.values()));
  }

  private void add(String name, Entry entry) throws ConflictException {
    Entry other = byName.putIfAbsent(key(name), entry);
    if (other != null && !other.equals(entry)) {
      throw new ConflictException(
          "%s\"%s\" is claimed by %s, and also by %s at %s"
              .formatted(
                  entry.where(),
                  name,
                  entry.name(),
                  other.name(),
                  other.where().replaceFirst(": $", "")));
    }
  }

  /** Returns the entry that a name matches. */
  public Optional<Entry> find(String name) {
    return Optional.ofNullable(byName.get(key(name)));
  }

  /** Returns the entry with an id. */
  public Optional<Entry> entry(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Returns the key of a name: case, accents and a leading article make no difference. */
  private static String key(String name) {
    return NameKey.of(ActorType.ORGANISATION, name).last();
  }
}

package org.onrecord.stance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onrecord.catalogue.CatalogueException;
import org.onrecord.catalogue.SharedCatalogue;

/** The issues towards which a job finds stances. */
public final class TargetCatalogue extends SharedCatalogue {
  private final List<Target> targets;

  private TargetCatalogue(List<Target> targets) {
    this.targets = List.copyOf(targets);
  }

  /** Returns the catalogue without targets. */
  public static TargetCatalogue empty() {
    return new TargetCatalogue(List.of());
  }

  /**
   * Returns the catalogue of these targets, in this order.
   *
   * @throws CatalogueException if two have the same id
   */
  public static TargetCatalogue of(List<Target> targets) throws CatalogueException {
    Map<String, Target> byId = new LinkedHashMap<>();
    for (Target target : targets) {
      Target same = byId.putIfAbsent(target.id(), target);
      if (same != null) {
        throw new CatalogueException(
            "%sid %s is also that of %s%s"
                .formatted(target.where(), target.id(), same.where(), same.label()));
      }
    }
    return new TargetCatalogue(new ArrayList<>(byId.values()));
  }

  private record Targets(List<Target> targets) implements Contents {
    @Override
    public TargetCatalogue catalogue() {
      return new TargetCatalogue(targets);
    }
  }

  @Override
  protected Contents contents() {
    return new Targets(targets);
  }

  /** Returns the targets, in the order of the catalogue. */
  public List<Target> targets() {
    return targets;
  }

  /** Returns the target with an id. */
  public Optional<Target> target(String id) {
    return targets.stream().filter(target -> target.id().equals(id)).findFirst();
  }
}

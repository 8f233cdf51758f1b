package org.onrecord.cli;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.onrecord.actor.article.ActorModel;
import org.onrecord.job.ModelFile;
import org.onrecord.stance.StanceModel;
import org.onrecord.statement.AttributionModel;

/** The versions of the software, and the checksums of the models in the jar. */
public final class Versions {
  /** The JDKs on which outputs were compared byte by byte. */
  private static final Set<Integer> TESTED_JDKS = new TreeSet<>(Set.of(17, 21, 25));

  private Versions() {}

  /**
   * Returns a warning if OnRecord was not tested with a JDK; older ones than 17 cannot load it.
   *
   * @param jdk the feature release, such as 17
   */
  public static Optional<String> warning(int jdk) {
    return TESTED_JDKS.contains(jdk)
        ? Optional.empty()
        : Optional.of(
            "onrecord: not tested with JDK %d, only with %s; outputs may differ"
                .formatted(jdk, TESTED_JDKS.stream().map(String::valueOf).collect(joining(", "))));
  }

  /** Returns the checksums of the models in the jar, by name. */
  public static Map<String, String> models() {
    return models(
        ModelFile.bundledChecksum(AttributionModel.KIND),
        ModelFile.bundledChecksum(ActorModel.KIND),
        ModelFile.bundledChecksum(StanceModel.KIND));
  }

  static Map<String, String> models(String attribution, String actor, String stance) {
    return new TreeMap<>(
        Map.of(
            AttributionModel.KIND.name(),
            attribution,
            ActorModel.KIND.name(),
            actor,
            StanceModel.KIND.name(),
            stance));
  }

  /** Returns the versions of OnRecord, Beam, Flink and the running Java, by name. */
  public static Map<String, String> all() {
    Properties properties = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("/org/onrecord/version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new IllegalStateException("version.properties is missing in the jar", e);
    }
    Map<String, String> versions = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> versions.put(name, properties.getProperty(name)));
    versions.put("java", System.getProperty("java.version"));
    return versions;
  }
}

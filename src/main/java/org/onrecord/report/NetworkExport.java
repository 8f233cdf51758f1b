package org.onrecord.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.onrecord.dataset.CsvDialect;
import org.onrecord.dataset.CsvWriter;

/**
 * Exports a discourse network to files for visone, Gephi and igraph: the two-mode network of actors
 * and targets, and the network of actors linked by the targets that they share.
 */
public final class NetworkExport {

  /** The file formats. */
  public enum Format {
    /** GraphML, which all three read. */
    GRAPHML,
    /** Tables of edges and of nodes, with a header. */
    CSV;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private NetworkExport() {}

  /**
   * Writes both networks to a folder, which is created if it does not exist.
   *
   * @param from the first day; empty if there is no limit
   * @param to the last day; empty if there is no limit
   * @param dialect how CSV is written
   */
  public static Exported write(
      Findings findings,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      Format format,
      CsvDialect dialect,
      Path folder)
      throws IOException {
    Network network = Network.of(findings.between(from, to));
    Files.createDirectories(folder);
    return switch (format) {
      case GRAPHML ->
          new Exported(
              List.of(
                  write(folder.resolve("actor_target.graphml"), out -> actorTarget(network, out)),
                  write(folder.resolve("actor_actor.graphml"), out -> actorActor(network, out))),
              0);
      case CSV -> csv(network, dialect, folder);
    };
  }

  private static Exported csv(Network network, CsvDialect dialect, Path folder) throws IOException {
    Path stances = folder.resolve("actor_target.csv");
    Path ties = folder.resolve("actor_actor.csv");
    Path nodes = folder.resolve("nodes.csv");
    try (CsvWriter stanceRows =
            rows(stances, dialect, "source", "target", "support", "oppose", "neutral", "weight");
        CsvWriter tieRows = rows(ties, dialect, "source", "target", "agree", "differ", "weight");
        CsvWriter nodeRows = rows(nodes, dialect, "id", "label", "mode", "type", "statements")) {
      actorTargetRows(network, stanceRows);
      actorActorRows(network, tieRows);
      nodeRows(network, nodeRows);
      return new Exported(
          List.of(stances, ties, nodes),
          stanceRows.formulaCells() + tieRows.formulaCells() + nodeRows.formulaCells());
    }
  }

  /** Writes the contents of a file. */
  private interface Contents {
    void write(Writer out) throws IOException, XMLStreamException;
  }

  private static Path write(Path file, Contents contents) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, UTF_8)) {
      contents.write(out);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    return file;
  }

  private static void actorTarget(Network network, Writer out) throws XMLStreamException {
    var graph = new GraphMlWriter(out);
    keys(graph, List.of("support", "oppose", "neutral"));
    graph.begin("directed");
    actorNodes(graph, network);
    for (Network.Target target : network.targets()) {
      graph.node(targetNodeOf(target.id()));
      graph.data("label", target.name());
      graph.data("mode", "target");
      graph.data("type", target.type());
      graph.end();
    }
    for (Network.ActorTarget stance : network.stances()) {
      graph.edge(actorNodeOf(stance.actor()), targetNodeOf(stance.target()));
      graph.data("support", Integer.toString(stance.support()));
      graph.data("oppose", Integer.toString(stance.oppose()));
      graph.data("neutral", Integer.toString(stance.neutral()));
      graph.data("weight", Double.toString(stance.support() - stance.oppose()));
      graph.end();
    }
    graph.close();
  }

  private static void actorActor(Network network, Writer out) throws XMLStreamException {
    var graph = new GraphMlWriter(out);
    keys(graph, List.of("agree", "differ"));
    graph.begin("undirected");
    actorNodes(graph, network);
    for (Network.Tie tie : network.ties()) {
      graph.edge(actorNodeOf(tie.one()), actorNodeOf(tie.other()));
      graph.data("agree", Integer.toString(tie.agree()));
      graph.data("differ", Integer.toString(tie.differ()));
      graph.data("weight", Double.toString(tie.weight()));
      graph.end();
    }
    graph.close();
  }

  /** Declares the attributes of nodes and edges: of the latter, some counts and a weight. */
  private static void keys(GraphMlWriter graph, List<String> edgeCounts) throws XMLStreamException {
    for (String name : List.of("label", "mode", "type")) {
      graph.key("node", name, "string");
    }
    graph.key("node", "statements", "int");
    for (String name : edgeCounts) {
      graph.key("edge", name, "int");
    }
    graph.key("edge", "weight", "double");
  }

  private static void actorNodes(GraphMlWriter graph, Network network) throws XMLStreamException {
    for (Network.Actor actor : network.actors()) {
      graph.node(actorNodeOf(actor.id()));
      graph.data("label", actor.name());
      graph.data("mode", "actor");
      graph.data("type", actor.type());
      graph.data("statements", Integer.toString(actor.statements()));
      graph.end();
    }
  }

  private static String actorNodeOf(String actorId) {
    return "actor:" + actorId;
  }

  /** An entity can be both actor and target, so the two modes have ids of their own. */
  private static String targetNodeOf(String targetId) {
    return "target:" + targetId;
  }

  // Gephi and igraph expect the columns of edges to be named source and target.

  private static void actorTargetRows(Network network, CsvWriter rows) throws IOException {
    for (Network.ActorTarget stance : network.stances()) {
      rows.row(
          List.of(
              actorNodeOf(stance.actor()),
              targetNodeOf(stance.target()),
              stance.support(),
              stance.oppose(),
              stance.neutral(),
              stance.support() - stance.oppose()));
    }
  }

  private static void actorActorRows(Network network, CsvWriter rows) throws IOException {
    for (Network.Tie tie : network.ties()) {
      rows.row(
          List.of(
              actorNodeOf(tie.one()),
              actorNodeOf(tie.other()),
              tie.agree(),
              tie.differ(),
              tie.weight()));
    }
  }

  private static void nodeRows(Network network, CsvWriter rows) throws IOException {
    for (Network.Actor actor : network.actors()) {
      rows.row(
          List.of(
              actorNodeOf(actor.id()), actor.name(), "actor", actor.type(), actor.statements()));
    }
    for (Network.Target target : network.targets()) {
      rows.row(List.of(targetNodeOf(target.id()), target.name(), "target", target.type(), ""));
    }
  }

  private static CsvWriter rows(Path file, CsvDialect dialect, String... header)
      throws IOException {
    return new CsvWriter(Files.newBufferedWriter(file, UTF_8), dialect, List.of(header));
  }
}

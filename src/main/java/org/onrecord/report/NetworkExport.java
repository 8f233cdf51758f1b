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
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A discourse network as files for visone, Gephi and igraph: the two-mode network of actors and
 * targets, and the network of actors linked by what they share.
 */
public final class NetworkExport {

  /** How a network is written. */
  public enum Format {
    /** GraphML, which all three read. */
    GRAPHML,
    /** Lists of edges and of nodes, with a header. */
    CSV;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String NAMESPACE = "http://graphml.graphdrawing.org/xmlns";

  private NetworkExport() {}

  /**
   * Writes both networks into a folder, which is made where there is none.
   *
   * @param from the first day, empty for all before {@code to}
   * @param to the last day, empty for all from {@code from} on
   * @return the files written
   */
  public static List<Path> write(
      Findings findings,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      Format format,
      Path folder)
      throws IOException {
    Network network = Network.of(findings.between(from, to));
    Files.createDirectories(folder);
    return switch (format) {
      case GRAPHML ->
          List.of(
              write(folder.resolve("actor_target.graphml"), out -> actorTarget(network, out)),
              write(folder.resolve("actor_actor.graphml"), out -> actorActor(network, out)));
      case CSV ->
          List.of(
              write(folder.resolve("actor_target.csv"), out -> actorTargetRows(network, out)),
              write(folder.resolve("actor_actor.csv"), out -> actorActorRows(network, out)),
              write(folder.resolve("nodes.csv"), out -> nodeRows(network, out)));
    };
  }

  /** Something that fills a file. */
  private interface Filling {
    void fill(Writer out) throws IOException, XMLStreamException;
  }

  private static Path write(Path file, Filling filling) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, UTF_8)) {
      filling.fill(out);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    return file;
  }

  private static void actorTarget(Network network, Writer out) throws XMLStreamException {
    var graph = new GraphMl(out);
    graph.key("node", "label", "string");
    graph.key("node", "mode", "string");
    graph.key("node", "type", "string");
    graph.key("node", "statements", "int");
    for (String side : List.of("support", "oppose", "neutral")) {
      graph.key("edge", side, "int");
    }
    graph.key("edge", "weight", "double");
    graph.begin("directed");
    for (Network.Actor actor : network.actors()) {
      node(graph, actor);
    }
    for (Network.Target target : network.targets()) {
      // An entity can be an actor as well: the two modes have ids of their own.
      graph.node("target:" + target.id());
      graph.data("label", target.name());
      graph.data("mode", "target");
      graph.data("type", target.type());
      graph.end();
    }
    for (Network.ActorTarget stance : network.stances()) {
      graph.edge("actor:" + stance.actor(), "target:" + stance.target());
      graph.data("support", Integer.toString(stance.support()));
      graph.data("oppose", Integer.toString(stance.oppose()));
      graph.data("neutral", Integer.toString(stance.neutral()));
      graph.data("weight", Double.toString(stance.support() - stance.oppose()));
      graph.end();
    }
    graph.close();
  }

  private static void actorActor(Network network, Writer out) throws XMLStreamException {
    var graph = new GraphMl(out);
    graph.key("node", "label", "string");
    graph.key("node", "mode", "string");
    graph.key("node", "type", "string");
    graph.key("node", "statements", "int");
    graph.key("edge", "agree", "int");
    graph.key("edge", "differ", "int");
    graph.key("edge", "weight", "double");
    graph.begin("undirected");
    for (Network.Actor actor : network.actors()) {
      node(graph, actor);
    }
    for (Network.Tie tie : network.ties()) {
      graph.edge("actor:" + tie.one(), "actor:" + tie.other());
      graph.data("agree", Integer.toString(tie.agree()));
      graph.data("differ", Integer.toString(tie.differ()));
      graph.data("weight", Double.toString(tie.weight()));
      graph.end();
    }
    graph.close();
  }

  private static void node(GraphMl graph, Network.Actor actor) throws XMLStreamException {
    graph.node("actor:" + actor.id());
    graph.data("label", actor.name());
    graph.data("mode", "actor");
    graph.data("type", actor.type());
    graph.data("statements", Integer.toString(actor.statements()));
    graph.end();
  }

  // Gephi and igraph know the columns of edges by source and target.

  private static void actorTargetRows(Network network, Writer out) throws IOException {
    try (CSVPrinter rows =
        rows(out, "source", "target", "support", "oppose", "neutral", "weight")) {
      for (Network.ActorTarget stance : network.stances()) {
        rows.printRecord(
            "actor:" + stance.actor(),
            "target:" + stance.target(),
            stance.support(),
            stance.oppose(),
            stance.neutral(),
            stance.support() - stance.oppose());
      }
    }
  }

  private static void actorActorRows(Network network, Writer out) throws IOException {
    try (CSVPrinter rows = rows(out, "source", "target", "agree", "differ", "weight")) {
      for (Network.Tie tie : network.ties()) {
        rows.printRecord(
            "actor:" + tie.one(), "actor:" + tie.other(), tie.agree(), tie.differ(), tie.weight());
      }
    }
  }

  private static void nodeRows(Network network, Writer out) throws IOException {
    try (CSVPrinter rows = rows(out, "id", "label", "mode", "type", "statements")) {
      for (Network.Actor actor : network.actors()) {
        rows.printRecord(
            "actor:" + actor.id(), actor.name(), "actor", actor.type(), actor.statements());
      }
      for (Network.Target target : network.targets()) {
        rows.printRecord("target:" + target.id(), target.name(), "target", target.type(), "");
      }
    }
  }

  private static CSVPrinter rows(Writer out, String... header) throws IOException {
    return new CSVPrinter(out, CSVFormat.RFC4180.builder().setHeader(header).get());
  }

  /** GraphML in the making: keys, then nodes and edges, each ended when its data is written. */
  private static final class GraphMl {
    private final XMLStreamWriter xml;

    GraphMl(Writer out) throws XMLStreamException {
      xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("graphml");
      xml.writeDefaultNamespace(NAMESPACE);
    }

    void key(String of, String name, String type) throws XMLStreamException {
      xml.writeEmptyElement("key");
      xml.writeAttribute("id", name);
      xml.writeAttribute("for", of);
      xml.writeAttribute("attr.name", name);
      xml.writeAttribute("attr.type", type);
    }

    void begin(String edges) throws XMLStreamException {
      xml.writeStartElement("graph");
      xml.writeAttribute("edgedefault", edges);
    }

    void node(String id) throws XMLStreamException {
      xml.writeStartElement("node");
      xml.writeAttribute("id", printable(id));
    }

    void edge(String from, String to) throws XMLStreamException {
      xml.writeStartElement("edge");
      xml.writeAttribute("source", printable(from));
      xml.writeAttribute("target", printable(to));
    }

    void data(String key, String value) throws XMLStreamException {
      xml.writeStartElement("data");
      xml.writeAttribute("key", key);
      xml.writeCharacters(printable(value));
      xml.writeEndElement();
    }

    void end() throws XMLStreamException {
      xml.writeEndElement();
    }

    void close() throws XMLStreamException {
      xml.writeEndDocument();
      xml.close();
    }

    /** Replaces what XML 1.0 has no way to write. */
    private static String printable(String text) {
      return text.codePoints()
          .map(
              c ->
                  c == '\t'
                          || c == '\n'
                          || c == '\r'
                          || (c >= 0x20 && c < 0xD800)
                          || (c >= 0xE000 && c < 0xFFFE)
                          || c >= 0x10000
                      ? c
                      : 0xFFFD)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
    }
  }
}

package org.onrecord.report;

import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a graph as GraphML: first the keys, then the graph's nodes and edges, each of which ends
 * after its data.
 */
final class GraphMlWriter {
  private static final String NAMESPACE = "http://graphml.graphdrawing.org/xmlns";

  private final XMLStreamWriter xml;

  GraphMlWriter(Writer out) throws XMLStreamException {
    xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("graphml");
    xml.writeDefaultNamespace(NAMESPACE);
  }

  /** Declares an attribute of nodes or edges. */
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

  /** Ends a node or an edge. */
  void end() throws XMLStreamException {
    xml.writeEndElement();
  }

  void close() throws XMLStreamException {
    xml.writeEndDocument();
    xml.close();
  }

  /** Replaces the characters that XML 1.0 cannot contain. */
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

package org.onrecord.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onrecord.dataset.CsvDialect;
import org.onrecord.dataset.CsvWriter;
import org.onrecord.record.ActorType;
import org.onrecord.record.Polarity;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;

/**
 * Exports statements for the Discourse Network Analyzer. DNA 3 has no file format for importing
 * statements, and its R package, which could add them until DNA 2, can now only read them. So this
 * writes two tables, documents and statements, and an SQL script that imports them into a database
 * created by DNA (its tables are those of <a
 * href="https://github.com/leifeld/dna/blob/master/dna/src/main/java/sql/Sql.java">DNA's own
 * source</a>).
 *
 * <p>A row of statements is a stance that takes a side: in DNA, agreement is yes or no, and there
 * is no neutral. The datasets do not contain whole articles, so a document's text is composed of
 * the text around its statements, with {@value #GAP} between. Offsets count UTF-16 units of this
 * text, as DNA does, which is written in Java. The offsets in the article itself are in columns of
 * their own.
 */
public final class DnaExport {
  private static final String GAP = "\n[…]\n";

  /** DNA stores short texts, such as names, in columns of 190 characters. */
  private static final int MAX_NAME_CHARS = 190;

  private DnaExport() {}

  /**
   * Writes {@code documents.csv}, {@code statements.csv} and {@code import.sql} to a folder, which
   * is created if it does not exist. Statements in syndicated copies are left out. The tables are
   * plain CSV, since the script imports their cells as they are.
   *
   * @param from the first day; empty if there is no limit
   * @param to the last day; empty if there is no limit
   */
  public static Exported write(
      Findings findings, Optional<LocalDate> from, Optional<LocalDate> to, Path folder)
      throws IOException {
    Findings between = findings.between(from, to);
    Map<String, List<Stance>> stances =
        between.stances().stream()
            .filter(stance -> stance.getPolarity() != Polarity.NEUTRAL)
            .collect(groupingBy(Stance::getStatementId));
    Map<String, List<Statement>> articles =
        between.statements().stream()
            .filter(
                statement ->
                    statement.getCopyOf().isEmpty()
                        && stances.containsKey(statement.getStatementId()))
            .collect(groupingBy(Statement::getArticleId, LinkedHashMap::new, toList()));
    Files.createDirectories(folder);
    Path documents = folder.resolve("documents.csv");
    Path statements = folder.resolve("statements.csv");
    long formulaCells;
    try (CsvWriter documentRows =
            rows(documents, "document", "title", "text", "source", "notes", "date");
        CsvWriter statementRows =
            rows(
                statements,
                "document",
                "start",
                "end",
                "person",
                "organization",
                "concept",
                "agreement",
                "statement_id",
                "article_begin",
                "article_end")) {
      for (List<Statement> article : articles.values()) {
        write(article, stances, documentRows, statementRows);
      }
      formulaCells = documentRows.formulaCells() + statementRows.formulaCells();
    }
    Path script = folder.resolve("import.sql");
    Files.writeString(script, Html.resource("import.sql"));
    return new Exported(List.of(documents, statements, script), formulaCells);
  }

  private static void write(
      List<Statement> article,
      Map<String, List<Stance>> stances,
      CsvWriter documentRows,
      CsvWriter statementRows)
      throws IOException {
    var text = new StringBuilder();
    // Statements of one sentence share their context.
    Map<String, Integer> begins = new HashMap<>();
    List<List<?>> rows = new ArrayList<>();
    Statement first = article.get(0);
    for (Statement statement : article) {
      Excerpt excerpt = Excerpt.of(statement);
      if (!begins.containsKey(excerpt.text())) {
        text.append(text.isEmpty() ? "" : GAP);
        begins.put(excerpt.text(), text.length());
        text.append(excerpt.text());
      }
      int excerptBegin = begins.get(excerpt.text());
      int begin =
          excerptBegin + (excerpt.content().isEmpty() ? 0 : excerpt.content().get(0).getBegin());
      int end =
          excerptBegin
              + (excerpt.content().isEmpty()
                  ? excerpt.text().length()
                  : excerpt.content().get(excerpt.content().size() - 1).getEnd());
      boolean person = statement.getActorType() == ActorType.PERSON;
      for (Stance stance : stances.get(statement.getStatementId())) {
        rows.add(
            List.of(
                first.getArticleId(),
                begin,
                end,
                person ? name(statement.getActor()) : "",
                person ? "" : name(statement.getActor()),
                name(stance.getTarget()),
                stance.getPolarity() == Polarity.SUPPORT ? 1 : 0,
                statement.getStatementId(),
                statement.getEvidenceSpan().getBegin(),
                statement.getEvidenceSpan().getEnd()));
      }
    }
    documentRows.row(
        List.of(
            first.getArticleId(),
            name(first.getTitle().orElse(first.getArticleId())),
            text,
            name(first.getPublisher().orElse("")),
            first.getUrl().orElse(""),
            first.getDay().map(LocalDate::toString).orElse("")));
    for (List<?> row : rows) {
      statementRows.row(row);
    }
  }

  private static String name(String name) {
    String line = name.replaceAll("\\s+", " ").strip();
    return line.codePointCount(0, line.length()) <= MAX_NAME_CHARS
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_NAME_CHARS));
  }

  private static CsvWriter rows(Path file, String... header) throws IOException {
    return new CsvWriter(Files.newBufferedWriter(file, UTF_8), CsvDialect.PLAIN, List.of(header));
  }
}

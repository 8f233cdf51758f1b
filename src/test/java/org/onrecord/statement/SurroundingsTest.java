package org.onrecord.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.record.Entity;
import org.onrecord.record.Statement;

/** What statements tell of the words around them and of whom they name. */
class SurroundingsTest {
  private final StatementExtractor extractor = Models.extractor();

  @Test
  void theContextIsTheSentencesAndTheOneBefore() {
    String text =
        "The town is old. The board wants a new bridge. Mayor Ann Roe said that it would be too dear."
            + " It rained.";
    Statement said = only(text);
    assertThat(said.getContext())
        .isEqualTo("The board wants a new bridge. Mayor Ann Roe said that it would be too dear.");
    assertThat(text.substring(said.getContextBegin())).startsWith(said.getContext());
  }

  @Test
  void theSentenceBeforeIsOneOfTheSameParagraph() {
    Statement said =
        only(
            "The board wants a new bridge across the harbour, which is the oldest one of the whole"
                + " country and is full of mud.\nMayor Ann Roe said that it would be too dear.\n");
    assertThat(said.getContext()).isEqualTo("Mayor Ann Roe said that it would be too dear.");
  }

  @Test
  void theContextIsBounded() {
    String rain = "the rain would fall on the hills and on the empty road and ".repeat(200);
    for (Statement said : extract("Mayor Ann Roe said that " + rain + "stop. " + rain)) {
      assertThat(said.getContext()).hasSizeLessThanOrEqualTo(4000);
      assertThat(said.getContextBegin()).isLessThanOrEqualTo(said.getEvidenceSpan().getBegin());
    }
  }

  @Test
  void namesWhomTheContentNames() {
    String text =
        "Mayor Ann Roe said that Harbour Board chairman Bo Li and the Clean Sound Council had lied,"
            + " and that Li must go. Roe also said that Ann Roe would stay in Norway.";
    List<Statement> statements = extract(text);
    assertThat(statements.get(0).getEntities())
        .extracting(Entity::getEntity)
        .contains("Bo Li", "Clean Sound Council")
        .doesNotContain("Ann Roe")
        .doesNotHaveDuplicates();
    for (Statement said : statements) {
      assertThat(said.getEntities())
          .extracting(Entity::getEntity)
          .as("neither oneself nor a place")
          .doesNotContain("Ann Roe", "Norway");
      for (Entity entity : said.getEntities()) {
        assertThat(text.substring(entity.getBegin(), entity.getEnd()))
            .isIn("Bo Li", "Clean Sound Council", "Li", "Harbour Board");
      }
    }
  }

  private Statement only(String text) {
    List<Statement> statements = extract(text);
    assertThat(statements).hasSize(1);
    return statements.get(0);
  }

  private List<Statement> extract(String text) {
    return extractor.extract(Models.article(text));
  }
}

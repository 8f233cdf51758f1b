package org.onrecord.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.job.UsageException;

class GivenOptionsTest {
  @TempDir Path folder;

  @Test
  void valuesBecomePipelineOptionsAndDefaultsFillTheRest() {
    GivenOptions given = given("--format=csv,jsonl", "--lookback=3d");

    OnRecordOptions options = given.toPipelineOptions();
    assertThat(options.getFormat()).hasToString("[CSV, JSONL]");
    assertThat(options.getLookback()).isEqualTo(new DayCount(3));
    assertThat(options.getLanguages()).containsExactly("en");
    assertThat(given.contains("format")).isTrue();
    assertThat(given.contains("languages")).isFalse();
    assertThat(given.values("languages")).isEmpty();
  }

  @Test
  void daysAndLimitsMayBePlainNumbers() {
    OnRecordOptions options = given("--lookback=3", "--maxRejected=50").toPipelineOptions();
    assertThat(options.getLookback()).isEqualTo(new DayCount(3));
    assertThat(options.getMaxRejected()).hasToString("50");
    assertWrong("--maxRejected=1 %")
        .hasMessage("--maxRejected: \"1 %\" is not a share or a number (such as 1% or 50)");
    assertWrong("--lookback=10000")
        .hasMessage("--lookback: \"10000\" is not a number of days (such as 7d)");
  }

  @Test
  void whatFlinkAndJavaWouldRefuseLaterIsRefusedAtOnce() {
    assertThat(given("--executionModeForBatch=BATCH_FORCED").contains("executionModeForBatch"))
        .isTrue();
    assertWrong("--executionModeForBatch=x")
        .hasMessage(
            "--executionModeForBatch: \"x\" is not one of PIPELINED, PIPELINED_FORCED, BATCH,"
                + " BATCH_FORCED");
    assertWrong("--checkpointingMode=never")
        .hasMessage("--checkpointingMode: \"never\" is not one of EXACTLY_ONCE, AT_LEAST_ONCE");
    assertWrong("--from=+999999999-12-31")
        .hasMessageStartingWith("--from: \"+999999999-12-31\" is not a day (YYYY-MM-DD");
    assertWrong("--referenceDate=-2024-03-01")
        .hasMessage("--referenceDate: \"-2024-03-01\" is not a day (YYYY-MM-DD)");
  }

  @Test
  void theCommandLineOverridesTheSpec() throws IOException {
    Path spec = spec("output: a", "zone: Europe/Berlin");
    GivenOptions given = given("--spec=" + spec, "--output=b");

    assertThat(given.toPipelineOptions().getOutput()).isEqualTo("b");
    assertThat(given.toPipelineOptions().getZone()).isEqualTo("Europe/Berlin");
    assertThat(given.shown("output")).isEqualTo("--output");
    assertThat(given.shown("zone")).isEqualTo(spec + ":2: zone");
    assertThat(given.shown("input")).isEqualTo("--input");
    assertThat(given.error("zone", "no such zone"))
        .isInstanceOf(UsageException.class)
        .hasMessage(spec + ":2: zone: no such zone");
  }

  @Test
  void anUnknownOptionIsNamedWithASuggestion() throws IOException {
    assertWrong("--ouput=x").hasMessage("there is no option ouput; did you mean output?");
    assertWrong("--nothing=x").hasMessage("there is no option nothing");
    assertWrong("--fasterCopi=x")
        .as("options that help does not show are not suggested")
        .hasMessage("there is no option fasterCopi");
    Path spec = spec("# a comment", "FORMATS: csv");
    assertWrong("--spec=" + spec)
        .hasMessage(spec + ":2: there is no option FORMATS; did you mean format?");
  }

  @Test
  void anOptionThatIsNoListTakesOneValue() throws IOException {
    assertThat(given("--input=a", "--input=b").toPipelineOptions().getInput())
        .containsExactly("a", "b");
    assertWrong("--output=a", "--output=b").hasMessage("--output takes one value, not 2");
    Path spec = spec("buckets: [1, 2]");
    assertWrong("--spec=" + spec).hasMessage(spec + ":1: buckets takes one value, not 2");
  }

  @Test
  void aValueOfTheWrongTypeIsNamedWithWhatIsExpected() throws IOException {
    assertWrong("--buckets=many").hasMessage("--buckets: \"many\" is not a whole number from 1");
    assertWrong("--buckets=0").hasMessage("--buckets: \"0\" is not a whole number from 1");
    assertWrong("--maxArticleChars=-1")
        .hasMessage("--maxArticleChars: \"-1\" is not a whole number from 1 to 100000000");
    assertWrong("--parallelism=two")
        .hasMessage("--parallelism: \"two\" is not a whole number from 1");
    assertWrong("--undated=perhaps")
        .hasMessage("--undated: \"perhaps\" is not one of reject, keep");
    assertWrong("--articleTimeout=10")
        .hasMessage("--articleTimeout: \"10\" is not a time (such as 90s, 10m or 2h)");
    assertWrong("--verbose=loud").hasMessage("--verbose: \"loud\" is not true or false");
    Path spec = spec("format: [csv, xlsx]");
    assertWrong("--spec=" + spec)
        .hasMessage(spec + ":1: format: \"csv,xlsx\" is not one of parquet, csv, jsonl");
  }

  @Test
  void whatIsRequiredIsDeclaredByTheOptions() throws IOException {
    given("--input=a", "--output=b").requireAll();
    assertThatThrownBy(() -> given("--input=a").requireAll())
        .isInstanceOf(UsageException.class)
        .hasMessage("--output is missing: Folder for the datasets, such as out.");
    Path spec = spec("output: b");
    assertThatThrownBy(() -> given("--spec=" + spec).requireAll())
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(
            "--input is missing on the command line and in %s: Files to read: ".formatted(spec));
  }

  @Test
  void textIsCheckedWithTheNameOfTheOption() {
    GivenOptions given = given("--fields=x");
    assertThat(given.parsed("fields", () -> "y")).isEqualTo("y");
    assertThatThrownBy(() -> given.parsed("fields", () -> Integer.parseInt("x")))
        .isInstanceOf(UsageException.class)
        .hasMessage("--fields: For input string: \"x\"");
  }

  @Test
  void anOptionWithoutAValueIsNamed() throws IOException {
    assertWrong("--output=").hasMessage("--output: the value is blank");
    assertWrong("--input=a,, b").hasMessage("--input: the value is blank");
    Path spec = spec("output: o", "zone: \" \"");
    assertWrong("--spec=" + spec).hasMessage(spec + ":2: zone: the value is blank");
    Path none = spec("input: []");
    assertWrong("--spec=" + none).hasMessage(none + ":1: input: the list is empty");
  }

  @Test
  void thereIsOneSpec() throws IOException {
    assertWrong("--spec=a.yaml", "--spec=b.yaml").hasMessage("--spec takes one value, not 2");
    Path spec = spec("zone: UTC", "spec: other.yaml");
    assertWrong("--spec=" + spec)
        .hasMessage(spec + ":2: spec: a spec file cannot name another one");
  }

  @Test
  void aValueThatABeamOptionDoesNotTakeIsAMistakeToo() throws IOException {
    assertWrong("--runner=SparkRunner")
        .hasMessage("--runner: \"SparkRunner\" is not a runner (DirectRunner or FlinkRunner)");
    assertWrong("--endpoint=a b").hasMessage("--endpoint: \"a b\" is not a URL");
    assertWrong("--awsCredentialsProvider={}")
        .hasMessageStartingWith("--awsCredentialsProvider: \"{}\" is not a source of credentials");
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertWrong(String... options) {
    return assertThatThrownBy(() -> given(options)).isInstanceOf(UsageException.class);
  }

  private static GivenOptions given(String... options) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String option : options) {
      int equals = option.indexOf('=');
      values.merge(
          option.substring(2, equals),
          List.of(option.substring(equals + 1)),
          (first, second) -> List.of(first.get(0), second.get(0)));
    }
    return GivenOptions.of(values);
  }

  private Path spec(String... lines) throws IOException {
    return Files.write(folder.resolve("spec.yaml"), List.of(lines));
  }
}

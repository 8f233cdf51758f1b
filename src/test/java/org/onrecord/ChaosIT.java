package org.onrecord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.util.MimeTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.cli.Terminal;
import org.onrecord.corpus.SampleCorpus;
import org.onrecord.corpus.SampleCorpus.Variant;
import org.onrecord.dataset.Publication;
import org.onrecord.record.Ids;
import org.onrecord.testing.PackagedJar;
import org.onrecord.testing.S3Server;

/**
 * Runs that are disturbed: processes killed, disks full, a store that refuses, two runs at once,
 * with spoilt files among the inputs. After each, the output is the old one, the new one, or says
 * that it is unfinished; and the run that follows gives the bytes of a calm run.
 *
 * <p>A round is repeated by its number: {@code make chaos N=1 ROUND=17}.
 */
@Tag("long")
class ChaosIT {
  private static final int ROUNDS = Integer.getInteger("chaos.rounds", 10);
  private static final int FIRST = Integer.getInteger("chaos.round", 1);

  /** So many rounds in a row have the same inputs. */
  private static final int ROUNDS_PER_INPUT = 5;

  private static final String BUCKET = "chaos";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private static S3Server s3;
  private static Path disk;
  private static boolean mounted;

  /** Files that are no articles, or try to be too much for a reader. */
  private static final Map<String, String> HOSTILE =
      Map.of(
          "nothing.jsonl",
          "",
          "deep.json",
          "[".repeat(50_000),
          "divs.html",
          "<div>".repeat(20_000) + "“It holds,” said Ada Holm.",
          "nuls.txt",
          "\0".repeat(10_000),
          "escapes.jsonl",
          "{\"text\": \"\\u001b[2J\\u009b31m said Bo Lind.\"}\n{\"text\": 7}\n{",
          "entities.xml",
          "<!DOCTYPE nitf [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">"
              + "<!ENTITY f SYSTEM \"file:///etc/hostname\">]><nitf>&b;&f;</nitf>",
          "no.zip",
          "PK\3\4 but no archive",
          "no.gz",
          "\u001f and no stream");

  /** What disturbs a run. */
  private enum Disturbance {
    SIGKILL(137),
    SIGTERM(143),
    SIGINT(130),
    FULL_DISK(2, 3),
    FULL_TEMPORARY_FOLDER(2, 3),
    REFUSING_STORE(2, 3),
    TWO_AT_ONCE(2);

    /** How the run may end, apart from well. */
    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable.
    private final List<Integer> codes;

    Disturbance(Integer... codes) {
      this.codes = List.of(codes);
    }
  }

  /**
   * A run that nothing disturbs.
   *
   * @param input the pattern of its inputs
   * @param before the output as it was before the run, which does not exist if there was none
   * @param old the checksums of what was published before, by path
   * @param expected the checksums of what is published afterwards
   * @param millis how long it took
   */
  private record Calm(
      String input,
      Path before,
      Map<String, String> old,
      Map<String, String> expected,
      int millis) {}

  @BeforeAll
  static void prepare() throws Exception {
    s3 = S3Server.start(BUCKET, folder.resolve("s3mock.log"));
    // It tells Beam where S3 is, so that the test can write to it too.
    assertThat(validate("s3://" + BUCKET + "/none")).startsWith("2 ");
    disk = Files.createDirectory(folder.resolve("disk"));
    Process mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(mount.getInputStream().readAllBytes(), UTF_8);
    mounted = mount.waitFor() == 0;
    if (!mounted) {
      System.out.println("chaos: no disk is filled, since none can be mounted: " + said.strip());
    }
  }

  @AfterAll
  static void tidyUp() throws Exception {
    if (mounted) {
      assertThat(new ProcessBuilder("umount", disk.toString()).start().waitFor()).isZero();
    }
    s3.stop();
  }

  @Test
  void whateverDisturbsARunTheNextOneGivesTheBytesOfACalmOne() throws Exception {
    List<String> wrong = new ArrayList<>();
    Map<String, Integer> ends = new TreeMap<>();
    Calm calm = null;
    for (int number = FIRST; number < FIRST + ROUNDS; number++) {
      if (calm == null || number % ROUNDS_PER_INPUT == 0) {
        calm = calm(number / ROUNDS_PER_INPUT);
      }
      Round round = new Round(number, calm);
      try {
        round.play();
      } catch (AssertionError | IOException | RuntimeException e) {
        wrong.add("%s%n%s%n%s".formatted(round, e, Files.readString(round.log)));
        System.out.println("chaos: WRONG: " + wrong.get(wrong.size() - 1));
      }
      System.out.println("chaos: " + round);
      ends.merge(round.disturbance + " " + round.codes, 1, Integer::sum);
    }
    System.out.println("chaos: " + ends);
    assertThat(wrong).isEmpty();
  }

  /** Makes inputs, and runs them on a new output or on one where others were published. */
  private static Calm calm(int number) throws Exception {
    Random random = random(number);
    Path home = Files.createDirectories(folder.resolve("input-" + number));
    Path log = home.resolve("log.txt");
    Path before = home.resolve("before");
    if (random.nextBoolean()) {
      Path few = writeSample(home.resolve("few.jsonl"), 12, 3);
      Process run = start(log, folder, few.toString(), before.toString());
      assertThat(PackagedJar.finish(run)).as(log.toString()).isZero();
    }
    Path articles = home.resolve("articles");
    writeInputs(articles, random);
    Path output = home.resolve("output");
    copy(before, output.toString());
    Map<String, String> old = published(output.toString());
    long begun = System.nanoTime();
    Process run = start(log, folder, articles + "/**", output.toString());
    assertThat(PackagedJar.finish(run)).as(log.toString()).isZero();
    int millis = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    return new Calm(articles + "/**", before, old, published(output.toString()), millis);
  }

  /** One disturbed run, and the one that follows. */
  private static final class Round {
    private final int number;
    private final Random random;
    private final Calm calm;
    private final Disturbance disturbance;
    private final String output;
    private final Path temporary;
    private final Path log;
    private final List<Integer> codes = new ArrayList<>();
    private String moment = "";

    Round(int number, Calm calm) throws IOException {
      this.number = number;
      this.random = random(-number);
      this.calm = calm;
      List<Disturbance> possible =
          Stream.of(Disturbance.values())
              .filter(one -> mounted || !one.name().startsWith("FULL"))
              .toList();
      this.disturbance = possible.get(random.nextInt(possible.size()));
      boolean onS3 =
          disturbance == Disturbance.REFUSING_STORE
              || (disturbance != Disturbance.FULL_DISK && random.nextInt(3) == 0);
      Path home = Files.createDirectories(folder.resolve("round-" + number));
      this.output =
          onS3
              ? "s3://%s/round-%d".formatted(BUCKET, number)
              : (disturbance == Disturbance.FULL_DISK ? disk : home)
                  .resolve("output-" + number)
                  .toString();
      this.temporary =
          Files.createDirectories(
              (disturbance == Disturbance.FULL_TEMPORARY_FOLDER ? disk : home)
                  .resolve("temporary-" + number));
      this.log = Files.createFile(home.resolve("log.txt"));
    }

    @Override
    public String toString() {
      return "round %d: %s on %s, %s: exit %s"
          .formatted(number, disturbance, output.startsWith("s3") ? "S3" : "disk", moment, codes);
    }

    void play() throws Exception {
      copy(calm.before(), output);
      Process run = start(log, temporary, calm.input(), output);
      List<Process> runs = new ArrayList<>(List.of(run));
      atSomeMoment(
          run,
          () -> {
            switch (disturbance) {
              case SIGKILL -> run.destroyForcibly();
              case SIGTERM -> run.destroy();
              case SIGINT -> new ProcessBuilder("kill", "-INT", "" + run.pid()).start().waitFor();
              case FULL_DISK, FULL_TEMPORARY_FOLDER -> fill();
              case REFUSING_STORE -> s3.refuseChangesAfter(0);
              case TWO_AT_ONCE -> runs.add(start(log, temporary, calm.input(), output));
            }
            return null;
          });
      for (Process one : runs) {
        codes.add(PackagedJar.finish(one));
      }
      s3.atChange(Integer.MAX_VALUE, () -> null);
      s3.refuseNothing();
      Files.deleteIfExists(filler());

      assertThat(codes).isSubsetOf(with(0, disturbance.codes));
      if (disturbance == Disturbance.TWO_AT_ONCE) {
        assertThat(codes).contains(0);
      }
      assertThat(Files.readString(log)).doesNotContain("\tat ", "internal error");
      theOutputIsWholeOrSaysThatItIsNot();

      again();
      assertThat(published(output)).isEqualTo(calm.expected());
      assertThat(validate(output)).isEqualTo("0 ");
      assertThat(FileSystems.match(output + "/.staging/**", EmptyMatchTreatment.ALLOW).metadata())
          .isEmpty();
    }

    /**
     * Runs again, in every other round in this process, which takes a fifth of the time; a process
     * of its own clears the temporary folder too.
     */
    private void again() throws Exception {
      if (number % 2 == 0) {
        List<String> arguments = run(calm.input(), output);
        assertThat(execute(Files.newOutputStream(log, StandardOpenOption.APPEND), arguments))
            .isZero();
      } else {
        assertThat(PackagedJar.finish(start(log, temporary, calm.input(), output))).isZero();
      }
    }

    private void theOutputIsWholeOrSaysThatItIsNot() throws IOException {
      String valid = validate(output);
      Map<String, String> now = published(output);
      if (valid.contains("interrupted; the next run on this output finishes it")) {
        return;
      }
      if (valid.startsWith("2 ")) {
        assertThat(valid).contains("there is no run.json");
        assertThat(now).isEmpty();
      } else {
        assertThat(valid).isEqualTo("0 ");
        assertThat(now).isIn(calm.old(), calm.expected());
      }
    }

    /** Acts at any time of a run, or at one of the steps of its publication. */
    private void atSomeMoment(Process run, Callable<?> action) throws Exception {
      int files = calm.expected().size();
      if (output.startsWith("s3") && random.nextInt(3) > 0) {
        // Each file is uploaded, copied and removed; so are the lock, the journal and the manifest.
        int change = 1 + random.nextInt(3 * files);
        moment = "at change " + change;
        s3.atChange(change, action);
        return;
      }
      Path root = Path.of(output);
      int kind = output.startsWith("s3") ? 0 : random.nextInt(5);
      switch (kind) {
        case 0, 1 -> {
          int millis = random.nextInt(calm.millis());
          moment = "after %d of %d ms".formatted(millis, calm.millis());
          run.waitFor(millis, TimeUnit.MILLISECONDS);
        }
        case 2 -> {
          int staged = 1 + random.nextInt(files);
          moment = "with %d files staged".formatted(staged);
          await(run, () -> PackagedJar.staged(root).size() > staged);
        }
        case 3 -> {
          moment = "with the journal begun";
          await(run, () -> journalled(root, "publish.json"));
        }
        default -> {
          await(run, () -> journalled(root, "publish.json.draft"));
          int left = random.nextInt(1 + PackagedJar.staged(root).size());
          moment = "with %d files to move".formatted(left);
          await(run, () -> PackagedJar.staged(root).size() <= left);
        }
      }
      if (run.isAlive()) {
        action.call();
      }
    }

    private static boolean journalled(Path root, String journal) {
      return PackagedJar.staged(root).stream()
          .anyMatch(file -> file.getFileName().toString().startsWith(journal));
    }

    private Path filler() {
      return disk.resolve("filler");
    }

    private void fill() throws IOException {
      try (OutputStream out = Files.newOutputStream(filler())) {
        byte[] block = new byte[1 << 12];
        while (true) {
          out.write(block);
        }
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("No space left");
      }
    }
  }

  /** Returns the exit code of {@code validate}, and what is wrong. */
  private static String validate(String output) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> arguments = new ArrayList<>(List.of("validate", "--output=" + output));
    arguments.addAll(store());
    return execute(err, arguments) + " " + err.toString(UTF_8);
  }

  /** Runs a command in this process. */
  private static int execute(OutputStream err, List<String> arguments) {
    return OnRecord.execute(
        new Terminal(OutputStream.nullOutputStream()),
        new Terminal(err),
        arguments.toArray(String[]::new));
  }

  private static void await(Process run, BooleanSupplier moment) throws InterruptedException {
    while (run.isAlive() && !moment.getAsBoolean()) {
      Thread.sleep(1);
    }
  }

  private static Process start(Path log, Path temporary, String input, String output)
      throws IOException {
    List<String> command = PackagedJar.command("-XX:+UseSerialGC", "-Djava.io.tmpdir=" + temporary);
    command.addAll(run(input, output));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private static List<String> run(String input, String output) {
    List<String> arguments =
        new ArrayList<>(
            List.of("run", "--input=" + input, "--referenceDate=2024-03-31", "--output=" + output));
    arguments.addAll(store());
    return arguments;
  }

  /** Where S3 is, for every command. */
  private static List<String> store() {
    return List.of(
        "--endpoint=" + s3.endpoint(),
        "--awsCredentialsProvider={\"@type\":\"StaticCredentialsProvider\",\"accessKeyId\":\"a\",\"secretAccessKey\":\"b\"}");
  }

  /** Writes articles in several formats, some of their files spoilt, and two hostile files. */
  private static void writeInputs(Path articles, Random random) throws IOException {
    Files.createDirectories(articles);
    writeSample(articles.resolve("sample.jsonl"), 0, 4);
    List<Variant> variants = new ArrayList<>(SampleCorpus.variants(4));
    Collections.shuffle(variants, random);
    for (Variant variant : variants.subList(0, 4)) {
      Path of = Files.createDirectory(articles.resolve(variant.name().replaceAll("\\W+", "-")));
      for (Map.Entry<String, byte[]> file : new TreeMap<>(variant.files()).entrySet()) {
        byte[] bytes = file.getValue();
        Files.write(
            of.resolve(file.getKey()), random.nextInt(3) == 0 ? spoilt(bytes, random) : bytes);
      }
    }
    List<String> names = new ArrayList<>(new TreeSet<>(HOSTILE.keySet()));
    Collections.shuffle(names, random);
    for (String name : names.subList(0, 2)) {
      Files.writeString(articles.resolve(name), HOSTILE.get(name));
    }
  }

  private static Path writeSample(Path file, int from, int articles) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("seeds/sample.jsonl"));
    return Files.write(file, lines.subList(from, from + articles));
  }

  /** Returns a file with some bits flipped, cut off, or with a part of it twice. */
  private static byte[] spoilt(byte[] file, Random random) {
    int at = random.nextInt(file.length);
    switch (random.nextInt(3)) {
      case 0 -> {
        byte[] flipped = file.clone();
        for (int i = 0; i < 5; i++) {
          flipped[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
      }
      case 1 -> {
        return Arrays.copyOf(file, at);
      }
      default -> {
        byte[] longer = Arrays.copyOf(file, file.length + at);
        System.arraycopy(file, 0, longer, file.length, at);
        return longer;
      }
    }
  }

  /** Neighbouring seeds of {@link Random} begin with nearly the same numbers. */
  private static Random random(int seed) {
    return new Random(new SplittableRandom(seed).nextLong());
  }

  private static List<Integer> with(int code, List<Integer> codes) {
    List<Integer> all = new ArrayList<>(codes);
    all.add(code);
    return all;
  }

  /** Copies an output if it exists. */
  private static void copy(Path from, String to) throws IOException {
    for (MatchResult.Metadata file : files(from.toString())) {
      String path = from.relativize(Path.of(file.resourceId().toString())).toString();
      try (InputStream in = Channels.newInputStream(FileSystems.open(file.resourceId()));
          OutputStream out =
              new BufferedOutputStream(
                  Channels.newOutputStream(
                      FileSystems.create(
                          FileSystems.matchNewResource(to + "/" + path, false),
                          MimeTypes.BINARY)))) {
        in.transferTo(out);
      }
    }
  }

  /** Returns the checksums of the datasets' files by path. */
  private static Map<String, String> published(String output) throws IOException {
    Map<String, String> checksums = new TreeMap<>();
    for (MatchResult.Metadata file : files(output)) {
      String path = file.resourceId().toString().substring(output.length() + 1);
      if (!path.equals(Publication.MANIFEST)) {
        try (InputStream in = Channels.newInputStream(FileSystems.open(file.resourceId()))) {
          checksums.put(path, HexFormat.of().formatHex(Ids.sha256().digest(in.readAllBytes())));
        }
      }
    }
    return checksums;
  }

  private static List<MatchResult.Metadata> files(String output) throws IOException {
    return FileSystems.match(output + "/**", EmptyMatchTreatment.ALLOW).metadata().stream()
        .filter(file -> !file.resourceId().toString().startsWith(output + "/.staging/"))
        .toList();
  }
}

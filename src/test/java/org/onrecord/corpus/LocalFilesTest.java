package org.onrecord.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.onrecord.record.RejectionReason.EMPTY_FILE;
import static org.onrecord.record.RejectionReason.UNREADABLE_FILE;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.onrecord.corpus.CorpusFiles.FilePart;
import org.onrecord.corpus.format.CorpusSettings;
import org.onrecord.record.Article;
import org.onrecord.record.Rejected;

/** Files on the local disk: any name is read, and nothing that a pattern matches is passed over. */
class LocalFilesTest {
  private static final String SIDECAR = "{\"published\": \"2024-03-04\"}";

  @TempDir Path top;
  private Path folder;

  @BeforeEach
  void makeAFolderWhoseNameIsNoPattern() throws IOException {
    folder = Files.createDirectory(top.resolve("a [b {c} *"));
  }

  static Stream<String> oddNames() {
    return Stream.of(
            "draft [2",
            "[a-z]",
            "a]b",
            "{a,b}",
            "{a",
            "b}",
            "*",
            "**",
            "?",
            "back\\slash",
            "\\",
            "100%",
            "%2e%2f",
            " ",
            " x ",
            "two\nlines",
            "tab\tand\rreturn",
            "-rf",
            "--input=x",
            "~",
            "$HOME",
            "a!",
            "été",
            "日本語",
            "😀",
            "e\u0301",
            "line\u2028end",
            "a,b",
            "a;b'c\"d",
            "s3:",
            "#",
            ".hidden",
            "x".repeat(250))
        .filter(name -> !System.getProperty("os.name").startsWith("Windows"));
  }

  @ParameterizedTest
  @MethodSource("oddNames")
  void anyNameIsReadWithItsOwnSidecar(String name) throws IOException {
    write(name + ".txt", "The ferry is late.");
    write(name + ".json", SIDECAR);
    // Others whose names the first one matches as a pattern.
    write("draft 2.json", "{}");
    write("a.json", "{}");
    String below = top + "/a ?b ?c? ?";
    for (String input : List.of(folder + "/" + name + ".txt", below + "/*.txt", top + "/**.txt")) {
      Reading reading = read(input);
      assertThat(reading.rejected).as(input).isEmpty();
      assertThat(reading.articles)
          .as(input)
          .extracting(Article::getSourceUri)
          .containsExactly(folder + "/" + name + ".txt");
    }
  }

  @ParameterizedTest
  @MethodSource("oddNames")
  void aTextWithoutASidecarGetsNoOther(String name) throws IOException {
    write(name + ".txt", "PARIS, March 3 (AP) — The ferry is late.");
    write("draft 2.json", "{\"title\": \"Another\"}");
    write("b.json", "{\"title\": \"Another\"}");
    Reading reading = read(folder + "/" + name + ".txt");
    assertThat(reading.articles)
        .singleElement()
        .extracting(Article::getTitle)
        .isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "*.txt; a.txt b.txt",
        "?.txt; a.txt b.txt",
        "[ab].txt; a.txt b.txt",
        "[!a].txt; b.txt",
        "{a,c}.txt; a.txt",
        "*/*.txt; d/a.txt e/a.txt",
        "d/*/a.txt; d/f/a.txt",
        "{d,d/f}/a.txt; d/a.txt d/f/a.txt",
        "**.txt; a.txt b.txt d/a.txt d/f/a.txt e/a.txt",
        "d/**/a.txt; d/f/a.txt",
        "./d//*.txt; d/a.txt",
        "*; a.txt b.txt"
      })
  void patternsMatchFilesNotFolders(String pattern, String files) throws IOException {
    Files.createDirectories(folder.resolve("d/f"));
    Files.createDirectories(folder.resolve("e"));
    for (String name : List.of("a.txt", "b.txt", "d/a.txt", "d/f/a.txt", "e/a.txt")) {
      write(name, "x");
    }
    assertThat(LocalFiles.matching(folder, pattern).stream().map(this::name))
        .containsExactlyInAnyOrder(files.split(" "));
  }

  @Test
  void aFolderLinkedIntoItselfIsWalkedOnce() throws IOException {
    write("a.txt", "x");
    Files.createSymbolicLink(folder.resolve("again"), folder);
    assertThat(LocalFiles.matching(folder, "**").stream().map(this::name)).containsExactly("a.txt");
  }

  @Test
  void whatIsNoFileOrPatternIsTold() throws IOException {
    assertThatThrownBy(() -> LocalFiles.matching(folder, ".."))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("is a folder");
    assertThatThrownBy(() -> LocalFiles.matching(folder, "draft [2*.txt"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(LocalFiles.matching(folder, "none/*")).isEmpty();
  }

  /** None of these can be waited for, and none vanishes. */
  @Test
  @Timeout(20)
  void pipesSocketsDevicesAndDanglingLinksAreRejected() throws Exception {
    write("a.jsonl", "{\"text\": \"Late.\", \"published\": \"2024-03-04\"}");
    assertThat(new ProcessBuilder("mkfifo", folder + "/b.jsonl").start().waitFor()).isZero();
    Files.createSymbolicLink(folder.resolve("c.jsonl"), Path.of("/dev/zero"));
    Files.createSymbolicLink(folder.resolve("d.jsonl"), Path.of("gone.jsonl"));
    Files.createSymbolicLink(folder.resolve("e.jsonl"), Path.of("e.jsonl"));
    Files.createSymbolicLink(folder.resolve("f.jsonl"), folder.resolve("a.jsonl"));
    Path socket = Files.createTempDirectory("s").resolve("s"); // Its path must be short.
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      Files.createSymbolicLink(folder.resolve("g.jsonl"), socket);
      Reading reading = read(top + "/*/*");
      assertThat(reading.articles).hasSize(2);
      assertThat(reading.rejected)
          .extracting(rejected -> rejected.getReason() + " " + name(rejected.getSourceUri()))
          .containsExactlyInAnyOrder(
              UNREADABLE_FILE + " b.jsonl",
              UNREADABLE_FILE + " c.jsonl",
              UNREADABLE_FILE + " d.jsonl",
              UNREADABLE_FILE + " e.jsonl",
              UNREADABLE_FILE + " g.jsonl");
      assertThat(read(folder + "/b.jsonl").rejected)
          .singleElement()
          .extracting(Rejected::getDetail)
          .isEqualTo("a pipe, socket or device, not a file");
    } finally {
      Files.deleteIfExists(socket);
      Files.deleteIfExists(socket.getParent());
    }
  }

  @Test
  @Timeout(20)
  void aSidecarThatIsNoFileOrEmptyIsRejectedAndNotWaitedFor() throws Exception {
    for (String name : List.of("a.txt", "b.txt", "c.txt")) {
      write(name, "PARIS, March 3 (AP) — The ferry is late.");
    }
    assertThat(new ProcessBuilder("mkfifo", folder + "/a.json").start().waitFor()).isZero();
    Files.createSymbolicLink(folder.resolve("b.json"), Path.of("gone"));
    write("c.json", "");
    Reading reading = read(top + "/*/*");
    assertThat(reading.articles).hasSize(3);
    assertThat(reading.rejected)
        .extracting(rejected -> rejected.getReason() + " " + name(rejected.getSourceUri()))
        .containsExactlyInAnyOrder(
            UNREADABLE_FILE + " a.json", UNREADABLE_FILE + " b.json", EMPTY_FILE + " c.json");
  }

  @Test
  void filesAndFoldersWithoutPermissionAreRejected() throws IOException {
    write("a.txt", "PARIS, March 3 (AP) — The ferry is late.");
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    Path locked = Files.writeString(folder.resolve("b.txt"), "x");
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    try {
      assumeFalse(Files.isReadable(locked), "the superuser may read everything");
      Reading reading = read(top + "/**");
      assertThat(reading.articles).hasSize(1);
      assertThat(reading.rejected)
          .extracting(rejected -> rejected.getReason() + " " + name(rejected.getSourceUri()))
          .containsExactlyInAnyOrder(UNREADABLE_FILE + " closed", UNREADABLE_FILE + " b.txt");
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Reads what an input matches, as the job does. */
  private static Reading read(String input) throws IOException {
    var settings =
        new CorpusSettings(
            List.of(input), ZoneOffset.UTC, LocalDate.of(2024, 3, 10), 1000, false, 1);
    var reading = new Reading(settings.layout(), 1000);
    for (FilePart part : CorpusFiles.match(InputNames.ofThisProcess(), settings)) {
      reading.read(part.sourceUri(), part.file(bytes -> {}), part.range());
    }
    return reading;
  }

  private void write(String name, String content) throws IOException {
    Files.write(folder.resolve(name), content.getBytes(UTF_8));
  }

  private String name(Path file) {
    return folder.relativize(file.normalize()).toString();
  }

  private String name(String file) {
    return name(Path.of(file));
  }
}

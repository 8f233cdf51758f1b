package org.onrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.testing.Jdk;
import org.onrecord.testing.ModelBits;

/**
 * The models give the same bits on processors of other kinds, which QEMU emulates: without AVX,
 * with AVX2, and with what is emulated of a server's. Debian has QEMU in {@code qemu-user}.
 */
@Tag("long")
class ProcessorsLongIT {
  private static final Path QEMU = Path.of("/usr/bin/qemu-x86_64");

  /** An emulated processor needs a second and a half for an input of so many pieces. */
  private static final int MAX_PIECES = 60;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"Nehalem", "Haswell", "Skylake-Server"})
  void theSameBitsAsHere(String processor) throws Exception {
    assumeThat(QEMU).as("QEMU, which emulates other processors").exists();
    List<String> expected = ModelBits.lines(MAX_PIECES);
    assertThat(expected).hasSizeGreaterThan(30);
    assertThat(linesOn(processor)).isEqualTo(expected);
  }

  private List<String> linesOn(String processor) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(QEMU.toString(), "-cpu", processor));
    command.addAll(
        Jdk.command(
            "java",
            Jdk.QUICK,
            "-cp",
            System.getProperty("java.class.path"),
            ModelBits.class.getName(),
            String.valueOf(MAX_PIECES)));
    Path lines = folder.resolve("lines.txt");
    Path errors = folder.resolve("errors.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(lines.toFile())
            .redirectError(errors.toFile())
            .start();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
    return Files.readAllLines(lines);
  }
}

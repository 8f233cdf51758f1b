package org.onrecord;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The third-party components in the two jars, their licences, and what must not be bundled. */
class BundledPartsIT {
  private static final String ALL = "target/onrecord.jar";
  private static final String CLUSTER = "target/onrecord-cluster.jar";

  /** A line of the list: licences in parentheses, a name, then group:artifact:version. */
  private static final Pattern COMPONENT =
      Pattern.compile("(?m)^ +(\\(.+?\\)) [^(].*\\([^:() ]+:([^:() ]+:[^:() ]+) - ");

  private static final Pattern CONTENT = Pattern.compile("(?!.*module-info).*\\.(class|bin|js)");

  /** All permit redistribution with nothing but a notice. */
  private static final Set<String> PERMITTED =
      Set.of(
          "Apache License, Version 2.0",
          "BSD 2-Clause License",
          "BSD 3-Clause License",
          "CC0",
          "Eclipse Distribution License 1.0",
          "MIT License");

  /** Keys, settings and scripts that libraries have packed by mistake. */
  private static final Pattern LITTER =
      Pattern.compile(
          "(.*/)?([^/]*\\.(key|pem|p12|jks|java|sh|env)|\\.env[^/]*|[^/]*compose[^/]*\\.ya?ml"
              + "|Dockerfile[^/]*|[^/]*TestCases\\.json|TestCertificates\\.class)");

  /** A private key, and not only the words by which a program finds the beginning of one. */
  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----\\s+[A-Za-z0-9+/=\\s]{40}");

  /** Netty tries with a key of its own, known to all, whether OpenSSL can be used. */
  private static final String NETTYS_PROBE = "io/netty/handler/ssl/OpenSsl.class";

  /** The libraries for other platforms than Linux, macOS and Windows on x86-64 and arm64. */
  private static final Pattern OTHER_PLATFORM =
      Pattern.compile(
          "(?i).*(/|_|-)(aix|freebsd|sunos|android[^/]*|armv?[67]?|i386|x86|x86_32|ppc[^/]*|s390[^/]*"
              + "|riscv[^/]*|loongarch[^/]*|mips[^/]*)/[^/]*\\.(so|a|dll|dylib|jnilib)");

  private static final Pattern NATIVE = Pattern.compile(".*\\.(so|a|dll|dylib|jnilib)");

  @Test
  void listsWhatIsBundled() throws IOException {
    assertThat(listed(ALL).keySet()).isEqualTo(bundled(ALL));
    assertThat(listed(CLUSTER).keySet())
        .containsAll(bundled(CLUSTER))
        .isEqualTo(listed(ALL).keySet());
  }

  @Test
  void everyLicenceIsPermissive() throws IOException {
    assertThat(listed(ALL))
        .isNotEmpty()
        .allSatisfy((id, licences) -> assertThat(PERMITTED).containsAll(licences));
  }

  @ParameterizedTest
  @ValueSource(strings = {ALL, CLUSTER})
  void hasOurLicenceOnce(String jar) throws IOException {
    assertThat(entries(jar)).filteredOn("META-INF/LICENSE"::equals).hasSize(1);
    assertThat(entries(jar)).filteredOn("META-INF/NOTICE"::equals).hasSize(1);
    assertThat(text(jar, "META-INF/LICENSE")).isEqualTo(Files.readString(Path.of("LICENSE")));
  }

  @ParameterizedTest
  @ValueSource(strings = {ALL, CLUSTER})
  void hasNoLitter(String jar) throws IOException {
    assertThat(entries(jar))
        .noneMatch(name -> LITTER.matcher(name).matches())
        .noneMatch(name -> OTHER_PLATFORM.matcher(name).matches());
  }

  @ParameterizedTest
  @ValueSource(strings = {ALL, CLUSTER})
  void hasNoPrivateKey(String jar) throws IOException {
    try (InputStream in = Files.newInputStream(Path.of(jar))) {
      assertThat(withPrivateKey(in)).isEmpty();
    }
  }

  /** Returns the entries with a private key in them, also those of jars inside the jar. */
  private static List<String> withPrivateKey(InputStream jar) throws IOException {
    List<String> found = new ArrayList<>();
    ZipInputStream entries = new ZipInputStream(jar);
    for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
      String name = entry.getName();
      if (name.endsWith(".jar")) {
        found.addAll(withPrivateKey(entries));
      } else if (!NATIVE.matcher(name).matches()
          && !name.endsWith(NETTYS_PROBE)
          && PRIVATE_KEY.matcher(new String(entries.readAllBytes(), ISO_8859_1)).find()) {
        found.add(name);
      }
    }
    return found;
  }

  @Test
  void clustersRunOnLinux() throws IOException {
    assertThat(entries(CLUSTER))
        .filteredOn(name -> NATIVE.matcher(name).matches())
        .isNotEmpty()
        .allMatch(name -> name.endsWith(".so"));
  }

  /** Returns the components that a jar's list names, as artifact:version, with their licences. */
  private static Map<String, List<String>> listed(String jar) throws IOException {
    return COMPONENT
        .matcher(text(jar, "META-INF/THIRD-PARTY.txt"))
        .results()
        .collect(Collectors.toMap(line -> line.group(2), line -> licences(line.group(1))));
  }

  private static List<String> licences(String inParentheses) {
    return Arrays.stream(
            inParentheses.substring(1, inParentheses.length() - 1).split("\\) \\(", -1))
        .toList();
  }

  /**
   * Returns the components of which a jar bundles a class, a model or a script, as
   * artifact:version: those of the class path that have an entry of the same name and checksum.
   */
  private static Set<String> bundled(String jar) throws IOException {
    Map<String, Long> checksums;
    try (ZipFile zip = new ZipFile(jar)) {
      checksums = checksums(zip);
    }
    Path ours = Path.of("target").toAbsolutePath();
    Set<String> components = new TreeSet<>();
    for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (element.endsWith(".jar") && !Path.of(element).startsWith(ours)) {
        try (ZipFile zip = new ZipFile(element)) {
          if (!Collections.disjoint(checksums.entrySet(), checksums(zip).entrySet())) {
            // A local repository has a folder for each version below the artifact's.
            Path version = Path.of(element).getParent();
            components.add(version.getParent().getFileName() + ":" + version.getFileName());
          }
        }
      }
    }
    return components;
  }

  private static Map<String, Long> checksums(ZipFile zip) {
    return zip.stream()
        .filter(entry -> CONTENT.matcher(entry.getName()).matches())
        .collect(Collectors.toMap(ZipEntry::getName, ZipEntry::getCrc, (first, second) -> first));
  }

  private static List<String> entries(String jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar)) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
  }

  private static String text(String jar, String entry) throws IOException {
    try (ZipFile zip = new ZipFile(jar)) {
      return new String(zip.getInputStream(zip.getEntry(entry)).readAllBytes(), UTF_8);
    }
  }
}

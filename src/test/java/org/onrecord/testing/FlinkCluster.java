package org.onrecord.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real Flink cluster on this machine: a job manager and task managers, each a process of its own,
 * with Flink's class path and none of ours. By its {@link #main} it is {@code make flink-up}.
 */
public final class FlinkCluster implements AutoCloseable {
  /** What a cluster is handed. */
  public static final Path JAR = Path.of("target/onrecord-cluster.jar");

  private static final Path LIB = Path.of("target/flink/lib");
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * How it is built.
   *
   * @param slots of each task manager
   * @param heapMegabytes of each task manager, for tasks
   * @param ownCores whether each task manager is held to as many cores as it has slots, cores of
   *     its own, as a container would hold it; by Linux' taskset
   * @param options for each process's JVM
   */
  public record Shape(int slots, int heapMegabytes, boolean ownCores, List<String> options) {
    /** One for short jobs. */
    public Shape(int slots, int heapMegabytes) {
      this(slots, heapMegabytes, false, List.of(Jdk.QUICK));
    }
  }

  private final Path folder;
  private final Shape shape;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Process> taskManagers = new ArrayList<>();
  private Process jobManager;

  private FlinkCluster(Path folder, Shape shape, int port) {
    this.folder = folder;
    this.shape = shape;
    this.port = port;
  }

  /**
   * Starts one; it takes jobs when this returns.
   *
   * @param folder for its configuration, logs and files
   * @param taskManagers how many
   */
  public static FlinkCluster start(Path folder, int taskManagers, Shape shape) throws Exception {
    return start(folder, taskManagers, shape, freePort());
  }

  private static FlinkCluster start(Path folder, int taskManagers, Shape shape, int port)
      throws Exception {
    var cluster = new FlinkCluster(folder.toAbsolutePath(), shape, port);
    try {
      cluster.configure();
      cluster.startJobManager();
      for (int i = 0; i < taskManagers; i++) {
        cluster.startTaskManager();
      }
      cluster.awaitSlots();
      return cluster;
    } catch (Exception | Error e) {
      cluster.close();
      throw e;
    }
  }

  /** Flink's scripts would work much of this out; there are none in its Maven artifacts. */
  private void configure() throws IOException {
    Files.createDirectories(folder.resolve("conf"));
    Files.createDirectories(folder.resolve("tmp"));
    Files.writeString(
        folder.resolve("conf/config.yaml"),
        """
        jobmanager.rpc.address: 127.0.0.1
        jobmanager.rpc.port: %d
        jobmanager.bind-host: 127.0.0.1
        rest.address: 127.0.0.1
        rest.bind-address: 127.0.0.1
        rest.port: %d
        rest.server.max-content-length: 1073741824
        taskmanager.host: 127.0.0.1
        taskmanager.bind-host: 127.0.0.1
        taskmanager.numberOfTaskSlots: %d
        taskmanager.cpu.cores: %d
        taskmanager.memory.task.heap.size: %dm
        taskmanager.memory.task.off-heap.size: 512m
        taskmanager.memory.framework.heap.size: 128m
        taskmanager.memory.framework.off-heap.size: 128m
        taskmanager.memory.managed.size: 256m
        taskmanager.memory.network.min: 128m
        taskmanager.memory.network.max: 128m
        taskmanager.memory.jvm-metaspace.size: 512m
        taskmanager.memory.jvm-overhead.min: 256m
        taskmanager.memory.jvm-overhead.max: 256m
        taskmanager.network.sort-shuffle.min-buffers: 64
        restart-strategy.type: fixed-delay
        restart-strategy.fixed-delay.attempts: 10
        restart-strategy.fixed-delay.delay: 1 s
        heartbeat.interval: 1000
        heartbeat.timeout: 10000
        io.tmp.dirs: %s
        """
            .formatted(
                freePort(),
                port,
                shape.slots(),
                shape.slots(),
                shape.heapMegabytes(),
                folder.resolve("tmp")));
    Files.writeString(
        folder.resolve("conf/logging.properties"),
        """
        handlers = java.util.logging.ConsoleHandler
        java.util.logging.SimpleFormatter.format = %1$tT.%1$tL %4$s %3$s: %5$s%6$s%n
        .level = INFO
        """);
  }

  private void startJobManager() throws IOException {
    jobManager =
        java(
            "jobmanager",
            List.of(),
            List.of("-Xmx768m", "-XX:MaxMetaspaceSize=512m"),
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
            "--executionMode",
            "cluster");
  }

  /** Adds a task manager. */
  public void startTaskManager() throws IOException {
    int core = taskManagers.size() * shape.slots();
    taskManagers.add(
        java(
            "taskmanager-" + taskManagers.size(),
            shape.ownCores()
                ? List.of("taskset", "-c", core + "-" + (core + shape.slots() - 1))
                : List.of(),
            List.of(
                "-Xmx%dm".formatted(shape.heapMegabytes() + 128),
                "-XX:MaxDirectMemorySize=768m",
                "-XX:MaxMetaspaceSize=512m"),
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner"));
  }

  private Process java(
      String name, List<String> launcher, List<String> options, String main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(launcher);
    command.addAll(Jdk.command("java"));
    command.addAll(shape.options());
    command.addAll(options);
    command.add("-Djava.util.logging.config.file=" + folder.resolve("conf/logging.properties"));
    command.add("-Djava.io.tmpdir=" + folder.resolve("tmp"));
    // The same packages that Flink's own configuration opens.
    for (String open :
        List.of(
            "lang",
            "net",
            "io",
            "nio",
            "lang.reflect",
            "text",
            "time",
            "util",
            "util.concurrent",
            "util.concurrent.atomic",
            "util.concurrent.locks")) {
      command.add("--add-opens=java.base/java." + open + "=ALL-UNNAMED");
    }
    command.addAll(
        List.of("-cp", LIB.toAbsolutePath() + "/*", main, "--configDir", folder + "/conf"));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile());
    // Each thread that works for a job would else keep an arena of freed memory of its own.
    process.environment().put("MALLOC_ARENA_MAX", "2");
    return process.start();
  }

  private void awaitSlots() throws Exception {
    int wanted = taskManagers.size() * shape.slots();
    await(
        () -> {
          try {
            return get("/overview").path("slots-total").asInt() >= wanted;
          } catch (IOException e) {
            return false; // It is not up yet.
          }
        });
  }

  /** A question that takes some time to be answered with yes. */
  @FunctionalInterface
  public interface Question {
    boolean ask() throws IOException, InterruptedException;
  }

  /** Asks until the answer is yes. */
  public void await(Question question) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!question.ask()) {
      if (!jobManager.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("the cluster does not answer as it should; see " + folder);
      }
      Thread.sleep(50);
    }
  }

  /** Returns the address for {@code --flinkMaster}. */
  public String master() {
    return "127.0.0.1:" + port;
  }

  public int slots() {
    return taskManagers.size() * shape.slots();
  }

  public List<Process> taskManagers() {
    return Collections.unmodifiableList(taskManagers);
  }

  /** Returns all of its processes. */
  public List<Process> processes() {
    return Stream.concat(Stream.of(jobManager), taskManagers.stream()).toList();
  }

  public Process jobManager() {
    return jobManager;
  }

  /** Asks Flink's REST API. */
  public JsonNode get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  /** Hands the cluster its jar over, and returns the id it has there. */
  public String upload() throws IOException, InterruptedException {
    String boundary = "onrecord-upload";
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"%s\"\r\nContent-Type: application/x-java-archive\r\n\r\n"
            .formatted(boundary, JAR.getFileName());
    JsonNode answer =
        send(
            HttpRequest.newBuilder(uri("/jars/upload"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(
                    BodyPublishers.ofInputStream(
                        () -> {
                          try {
                            return new SequenceInputStream(
                                Collections.enumeration(
                                    List.of(
                                        new ByteArrayInputStream(head.getBytes(UTF_8)),
                                        Files.newInputStream(JAR),
                                        new ByteArrayInputStream(
                                            ("\r\n--" + boundary + "--\r\n").getBytes(UTF_8)))));
                          } catch (IOException e) {
                            throw new UncheckedIOException(e);
                          }
                        }))
                .build());
    String file = answer.get("filename").asText();
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /** Runs an uploaded jar's command, as {@code flink run --detached} does; returns the job's id. */
  public String run(String jar, List<String> arguments) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri("/jars/" + jar + "/run"))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    JSON.writeValueAsString(Map.of("programArgsList", arguments))))
            .build())
        .get("jobid")
        .asText();
  }

  /** Returns the state in which a job ends, as Flink calls it. */
  public String awaitEnd(String job) throws IOException, InterruptedException {
    String[] state = new String[1];
    await(
        () -> {
          state[0] = get("/jobs/" + job).get("state").asText();
          return List.of("FINISHED", "FAILED", "CANCELED").contains(state[0]);
        });
    return state[0];
  }

  private URI uri(String path) {
    return URI.create("http://" + master() + path);
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IOException(request.uri() + ": " + response.body());
    }
    return JSON.readTree(response.body());
  }

  /** Ends it at once. */
  @Override
  public void close() {
    List<Process> all =
        Stream.concat(taskManagers.stream(), Stream.ofNullable(jobManager)).toList();
    all.forEach(Process::destroyForcibly);
    for (Process process : all) {
      try {
        process.waitFor(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** {@code up [TASK_MANAGERS [SLOTS]]} starts one that stays, {@code down} ends it. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of("target/flink/cluster");
    Path pids = folder.resolve("pids");
    if (arguments[0].equals("up")) {
      if (Files.exists(pids)) {
        throw new IllegalStateException("there is one: make flink-down ends it");
      }
      Files.createDirectories(folder);
      int taskManagers = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
      int slots = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
      FlinkCluster cluster =
          start(folder, taskManagers, new Shape(slots, 1024, false, List.of()), 8081);
      Files.writeString(
          pids,
          Stream.concat(Stream.of(cluster.jobManager), cluster.taskManagers.stream())
              .map(process -> Long.toString(process.pid()))
              .collect(Collectors.joining("\n")));
      System.out.printf(
          "Flink at http://%s, %d slots. Hand it %s.%n", cluster.master(), cluster.slots(), JAR);
    } else {
      for (String pid : Files.readAllLines(pids)) {
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
      }
      Files.delete(pids);
    }
  }
}

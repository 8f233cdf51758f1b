package org.onrecord.testing;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real S3 API on this machine (Adobe's S3Mock, a process of its own), behind a proxy that can
 * refuse requests, as a store does whose rights change or whose disk is full.
 */
public final class S3Server {
  private static final Path JAR = Path.of("target/test-servers/s3mock.jar");
  private static final Set<String> NOT_FORWARDED =
      Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");

  private final Process process;
  private final URI behind;
  private final HttpServer proxy;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger changesLeft = new AtomicInteger(Integer.MAX_VALUE);
  private final AtomicInteger changesUntilAction = new AtomicInteger(Integer.MAX_VALUE);
  private volatile Callable<?> action = () -> null;

  private S3Server(Process process, URI behind) throws IOException {
    this.process = process;
    this.behind = behind;
    this.proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.setExecutor(threads);
    proxy.createContext("/", this::forward);
    proxy.start();
  }

  /** Starts one with a bucket; it is reachable when this returns. */
  public static S3Server start(String bucket, Path log) throws Exception {
    int port = freePort();
    Process process =
        new ProcessBuilder(
                Jdk.command(
                    "java",
                    Jdk.QUICK,
                    "-Xmx256m",
                    "-jar",
                    JAR.toString(),
                    "--server.port=0",
                    "--com.adobe.testing.s3mock.httpPort=" + port,
                    "--com.adobe.testing.s3mock.store.initialBuckets=" + bucket))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    URI address = URI.create("http://127.0.0.1:" + port);
    HttpClient http = HttpClient.newHttpClient();
    for (int tries = 0; process.isAlive() && tries < 1500; tries++) {
      try {
        http.send(
            HttpRequest.newBuilder(address.resolve("/" + bucket)).build(),
            HttpResponse.BodyHandlers.discarding());
        return new S3Server(process, address);
      } catch (IOException e) {
        Thread.sleep(200);
      }
    }
    process.destroyForcibly();
    throw new IllegalStateException("S3Mock did not start; see " + log);
  }

  /** Returns the address that clients are given. */
  public String endpoint() {
    return "http://127.0.0.1:" + proxy.getAddress().getPort();
  }

  /** Lets so many more requests through that change something, and refuses those that follow. */
  public void refuseChangesAfter(int changes) {
    changesLeft.set(changes);
  }

  /**
   * Acts before so many-th next request that changes something, which waits for it.
   *
   * @param action what to do, once
   */
  public void atChange(int change, Callable<?> action) {
    this.action = action;
    changesUntilAction.set(change);
  }

  /** Lets all requests through. */
  public void refuseNothing() {
    changesLeft.set(Integer.MAX_VALUE);
  }

  private void forward(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean reads = List.of("GET", "HEAD").contains(exchange.getRequestMethod());
      if (!reads && changesUntilAction.decrementAndGet() == 0) {
        act();
      }
      if (!reads && changesLeft.getAndUpdate(n -> n == Integer.MAX_VALUE ? n : n - 1) <= 0) {
        byte[] refusal =
            "<Error><Code>AccessDenied</Code><Message>refused by the test</Message></Error>"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(403, refusal.length);
        exchange.getResponseBody().write(refusal);
        return;
      }
      HttpRequest.Builder request =
          HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
              .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) -> {
                if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                  values.forEach(value -> request.header(name, value));
                }
              });
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      Headers headers = exchange.getResponseHeaders();
      response
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                String lower = name.toLowerCase(Locale.ROOT);
                boolean head = exchange.getRequestMethod().equals("HEAD");
                if (!NOT_FORWARDED.contains(lower) || (head && lower.equals("content-length"))) {
                  values.forEach(value -> headers.add(name, value));
                }
              });
      byte[] answer = response.body();
      exchange.sendResponseHeaders(response.statusCode(), answer.length == 0 ? -1 : answer.length);
      if (answer.length > 0) {
        exchange.getResponseBody().write(answer);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void act() throws IOException {
    try {
      action.call();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Stops it. */
  public void stop() throws InterruptedException {
    proxy.stop(0);
    threads.shutdownNow();
    process.destroy();
    process.waitFor(30, TimeUnit.SECONDS);
  }
}

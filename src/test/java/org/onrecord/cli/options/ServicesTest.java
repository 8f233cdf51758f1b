package org.onrecord.cli.options;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.job.UsageException;

class ServicesTest {
  private HttpServer server;
  private volatile String answer = "";

  @BeforeEach
  void aServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/config",
        exchange -> {
          byte[] body = answer.getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aFlinkThatAnswersIsAccepted() {
    answer = "{\"refresh-interval\":3000,\"flink-version\":\"1.19.2\"}";
    assertThatCode(() -> checkFlink(address())).doesNotThrowAnyException();
    assertThatCode(() -> checkFlink("http://" + address())).doesNotThrowAnyException();
    assertThatCode(() -> checkFlink("[local]")).doesNotThrowAnyException();
    assertThatCode(() -> checkFlink("[auto]")).doesNotThrowAnyException();
  }

  @Test
  void anotherServerIsNoFlink() {
    answer = "<html>hello</html>";
    assertWrongFlink(address(), "--flinkMaster: what answers at %s is not Flink; give the address");
    server.removeContext("/config");
    assertWrongFlink(address(), "--flinkMaster: what answers at %s is not Flink; ");
  }

  @Test
  void anAddressWhereNothingAnswersIsNamed() throws IOException {
    assertWrongFlink(
        "127.0.0.1:" + closedPort(),
        "--flinkMaster: no Flink answers at %s (Connection refused); check the address");
    assertWrongFlink(
        "no-such-host.invalid:8081", "--flinkMaster: no Flink answers at %s (unknown host); check");
  }

  @Test
  void whatIsNoAddressIsSaid() {
    for (String wrong :
        List.of("host:port", "host:99999", "host:-1", "host:", ":8081", "host:8081/jobs")) {
      assertWrongFlink(wrong, "--flinkMaster: \"%s\" is not HOST:PORT");
    }
  }

  @Test
  void aStoreHasToAnswer() throws IOException {
    GivenOptions given = GivenOptions.of(Map.of());
    assertThatCode(() -> Services.checkStore(URI.create("http://" + address()), given))
        .doesNotThrowAnyException();
    String closed = "http://127.0.0.1:" + closedPort();
    assertThatThrownBy(() -> Services.checkStore(URI.create(closed), given))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--endpoint: nothing answers at %s (Connection refused); check the address, and that"
                + " the store runs",
            closed);
    assertThatThrownBy(() -> Services.checkStore(URI.create("localhost:9000"), given))
        .hasMessageStartingWith("--endpoint: \"localhost:9000\" is not http://HOST:PORT");
  }

  @Test
  void anAddressOfFlinkForARunThatDoesNotUseItIsAMistake() {
    GivenOptions given = GivenOptions.of(Map.of("flinkMaster", List.of("host:8081")));
    assertThatThrownBy(() -> RunnerDefaults.checkServices(given.toPipelineOptions(), given))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--flinkMaster: the run would not use Flink; add");
  }

  private String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void checkFlink(String master) {
    GivenOptions given =
        GivenOptions.of(Map.of("runner", List.of("FlinkRunner"), "flinkMaster", List.of(master)));
    Services.checkFlink(given.toPipelineOptions().as(FlinkPipelineOptions.class), given);
  }

  private static void assertWrongFlink(String master, String message) {
    assertThatThrownBy(() -> checkFlink(master))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(message.formatted(master));
  }
}

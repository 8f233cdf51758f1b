package org.onrecord.cli.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.onrecord.job.UsageException;

/**
 * Checks that the services which a run needs answer. Flink's and Amazon's clients would try for
 * minutes, after the run has begun, and not say where.
 */
final class Services {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MAX_PORT = 65535;

  /** A field of what Flink's REST endpoint answers to {@code /config}. */
  private static final String OF_FLINK = "\"flink-version\"";

  private static final int MAX_ANSWER_BYTES = 1 << 16;

  private Services() {}

  /**
   * Checks that a Flink cluster answers. A master in brackets, such as {@code [local]}, is none.
   *
   * @throws UsageException if the address is wrong or no Flink answers there
   */
  static void checkFlink(FlinkPipelineOptions options, GivenOptions given) {
    String master = options.getFlinkMaster();
    if (master.startsWith("[")) {
      return;
    }
    Configuration flink =
        options.getFlinkConfDir() == null
            ? new Configuration()
            : GlobalConfiguration.loadConfiguration(options.getFlinkConfDir());
    URL config = config(master, flink, given);
    if (!flink.get(HighAvailabilityOptions.HA_MODE).equalsIgnoreCase("NONE")) {
      return; // The client asks the coordination service where the job manager is.
    }
    try {
      connect(config);
      if (!flink.get(SecurityOptions.SSL_REST_ENABLED) && !answer(config).contains(OF_FLINK)) {
        throw given.error(
            "flinkMaster",
            "what answers at %s is not Flink; give the address of the job manager's REST endpoint"
                .formatted(master));
      }
    } catch (IOException e) {
      throw given.error(
          "flinkMaster",
          "no Flink answers at %s (%s); check the address, that of the job manager's REST endpoint,"
                  .formatted(master, reason(e))
              + " and that the cluster runs");
    }
  }

  private static URL config(String master, Configuration flink, GivenOptions given) {
    try {
      URL url = new URL("http://%s".formatted(master.replaceFirst("^https?://", "")));
      if (url.getPort() < 0 && url.getAuthority().matches(".*:[^\\]]*")) {
        throw new MalformedURLException("a port that is none, such as -1");
      }
      int port = url.getPort() < 0 ? flink.get(RestOptions.PORT) : url.getPort();
      if (!url.getHost().isBlank() && port > 0 && port <= MAX_PORT && url.getFile().isEmpty()) {
        return new URL("http", url.getHost(), port, "/config");
      }
    } catch (MalformedURLException e) {
      // Said below.
    }
    throw given.error("flinkMaster", "\"%s\" is not HOST:PORT".formatted(master));
  }

  private static String answer(URL url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    connection.setConnectTimeout((int) PATIENCE.toMillis());
    connection.setReadTimeout((int) PATIENCE.toMillis());
    try {
      if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
        return "";
      }
      try (InputStream body = connection.getInputStream()) {
        return new String(body.readNBytes(MAX_ANSWER_BYTES), UTF_8);
      }
    } finally {
      connection.disconnect();
    }
  }

  /**
   * Checks that a store other than Amazon's answers.
   *
   * @throws UsageException if its address is wrong or nothing answers there
   */
  static void checkStore(URI endpoint, GivenOptions given) {
    boolean https = "https".equalsIgnoreCase(endpoint.getScheme());
    if (endpoint.getHost() == null || !(https || "http".equalsIgnoreCase(endpoint.getScheme()))) {
      throw given.error(
          "endpoint", "\"%s\" is not http://HOST:PORT or https://…".formatted(endpoint));
    }
    try {
      connect(endpoint.toURL());
    } catch (IOException e) {
      throw given.error(
          "endpoint",
          "nothing answers at %s (%s); check the address, and that the store runs"
              .formatted(endpoint, reason(e)));
    }
  }

  private static void connect(URL url) throws IOException {
    int port = url.getPort() < 0 ? url.getDefaultPort() : url.getPort();
    var address = new InetSocketAddress(url.getHost(), port);
    if (address.isUnresolved()) {
      throw new UnknownHostException();
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, (int) PATIENCE.toMillis());
    }
  }

  private static String reason(IOException failure) {
    return failure instanceof UnknownHostException ? "unknown host" : failure.getMessage();
  }
}

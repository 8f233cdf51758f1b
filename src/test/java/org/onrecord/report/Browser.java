package org.onrecord.report;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium without a window, as tests look at pages with it. */
public final class Browser implements AutoCloseable {
  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /**
   * Starts one.
   *
   * @throws IllegalStateException where Chromium or its driver is not installed
   */
  public static Browser start() {
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    var options = new ChromeOptions();
    options.setBinary(installed("chromium", "chromium-browser", "google-chrome").toFile());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--lang=en-GB");
    options.addArguments("--disable-dev-shm-usage", "--hide-scrollbars");
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(installed("chromedriver").toFile())
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Path installed(String... names) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .flatMap(folder -> Arrays.stream(names).map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the page's tests need Chromium and its driver, and there is no %s on the PATH;"
                            .formatted(names[0])
                        + " on Debian: apt-get install chromium chromium-driver"));
  }

  /** Sets the window's inner size, and whether the user prefers the dark. */
  public void look(int width, int height, boolean dark) {
    driver.manage().window().setSize(new Dimension(width, height));
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** Writes the page of {@code findings} to {@code file} and opens it. */
  public void open(Findings findings, Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      Page.write(findings, out);
    }
    open(file, "");
  }

  /** Opens a page with a fragment and waits until it is drawn. */
  public void open(Path file, String fragment) {
    // From elsewhere: another fragment of the same page would not load it anew.
    driver.get("about:blank");
    driver.get(file.toUri() + fragment);
    settle();
  }

  /** Waits until what was chosen last is drawn. */
  public void settle() {
    driver.executeAsyncScript(
        """
        const done = arguments[0];
        const settled = async () => {
          if (!globalThis.onrecord) {
            setTimeout(settled, 20);
            return;
          }
          // What was just chosen is drawn by an event to come.
          await new Promise(later => setTimeout(later, 50));
          await onrecord.page.drawn;
          setTimeout(done, 30);
        };
        settled();
        """);
  }

  public Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  public WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  List<WebElement> findAll(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** Returns where the page asked for something, whether it got it or not. */
  List<String> requests() {
    return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> message.contains("\"Network.requestWillBeSent\""))
        .map(message -> message.replaceAll("(?s).*\"documentURL\".*?\"url\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  /** Returns what the browser complained of, such as a policy that was broken. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  public ChromeDriver driver() {
    return driver;
  }

  /** Keeps a picture of the whole page. */
  public void photograph(Path file) throws IOException {
    long height = (Long) run("return document.documentElement.scrollHeight");
    long width = (Long) run("return innerWidth");
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    settle();
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
  }
}

package workshop.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A headless Chromium with a new profile, driven by the {@code chromedriver} that is on the {@code PATH}. Its name resolver knows
 * no names, so that a page cannot reach another machine by name. Not thread-safe.
 */
public final class Browser implements AutoCloseable {

    /** Would warn of a Chromium that is newer than Selenium's classes for its DevTools. Nothing here uses these classes. */
    private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium.devtools");

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final ChromeDriver driver;
    private final List<String> errors = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * Starts a browser.
     *
     * @param width the width of the page, in pixels
     * @param height the height of the page, in pixels
     * @throws IllegalStateException if there is no {@code chromedriver} on the {@code PATH}
     */
    public static Browser start(int width, int height) {
        DEVTOOLS.setLevel(Level.SEVERE);
        // With a driver that is named, Selenium does not search for one to download.
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver())
                .usingAnyFreePort()
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options()));
        browser.resize(width, height);
        return browser;
    }

    private static File chromedriver() {
        String name = System.getProperty("os.name").startsWith("Windows") ? "chromedriver.exe" : "chromedriver";
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> new File(folder, name))
                .filter(File::canExecute)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no " + name + " on the PATH"));
    }

    private static ChromeOptions options() {
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        var options = new ChromeOptions();
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        options.addArguments(
                "--headless=new",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost");
        if ("root".equals(System.getProperty("user.name"))) {
            // Chromium does not start its sandbox as root.
            options.addArguments("--no-sandbox");
        }
        return options;
    }

    /** Gives the page of the current window this size, in pixels. */
    public void resize(int width, int height) {
        // The size of the window would be that of the page plus the browser's own bars.
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** The driver, to open pages, to press keys and to look at elements. */
    public ChromeDriver driver() {
        return driver;
    }

    /**
     * Waits until the condition gives a value that is neither {@code false} nor {@code null}. The limit is 30 seconds.
     *
     * @param what what is waited for, for the message of the exception
     * @return the value
     * @throws org.openqa.selenium.TimeoutException if the time is over
     */
    public <T> T await(String what, Function<ChromeDriver, T> condition) {
        return new WebDriverWait(driver, LIMIT)
                .withMessage("waited for " + what)
                .until(ignored -> condition.apply(driver));
    }

    /** The errors that the pages have written to the console since the start, uncaught exceptions and failed requests included. */
    public List<String> errors() {
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().equals(Level.SEVERE))
                .map(LogEntry::getMessage)
                .forEach(errors::add);
        return List.copyOf(errors);
    }

    /**
     * The addresses that the pages have requested since the start, those of the pages themselves included, and {@code data:}
     * addresses left out. Only the windows that the driver has been switched to count.
     */
    public List<String> requests() {
        driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .flatMap(entry -> requested(entry.getMessage()))
                .filter(address -> !address.startsWith("data:"))
                .forEach(requests::add);
        return List.copyOf(requests);
    }

    /** An event of Chromium's DevTools protocol, as JSON. */
    private static Stream<String> requested(String event) {
        Map<?, ?> message =
                (Map<?, ?>) new Json().<Map<?, ?>>toType(event, Map.class).get("message");
        if (!"Network.requestWillBeSent".equals(message.get("method"))) {
            return Stream.empty();
        }
        Map<?, ?> request = (Map<?, ?>) ((Map<?, ?>) message.get("params")).get("request");
        return Stream.of((String) request.get("url"));
    }

    /** Writes what the current window shows, as a PNG. */
    public void screenshot(Path file) {
        try {
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}

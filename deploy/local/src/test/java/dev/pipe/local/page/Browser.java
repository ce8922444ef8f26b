package dev.pipe.local.page;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** Headless Chromium as this machine has it; nothing is downloaded. Without one the test is skipped and says so. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int MOST_STOPS = 100;

    private static final String AXE = axe();

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static Browser open() {
        var chromium = onPath("chromium", "chromium-browser", "google-chrome");
        var chromedriver = onPath("chromedriver");
        if (chromium.isEmpty() || chromedriver.isEmpty()) {
            return abort("There is no Chromium with its chromedriver on the PATH (Debian: chromium, chromium-driver)");
        }
        var options = new ChromeOptions();
        options.setBinary(chromium.get());
        options.addArguments(
                "--headless",
                "--no-sandbox", // which root cannot have, and the only page is ours
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,1000");
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.get())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    private static Optional<File> onPath(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .map(Path::toFile)
                .findFirst();
    }

    void visit(String url) {
        driver.get(url);
    }

    /** As wide as a phone, and as touchable. */
    void becomePhone(int width) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 844, "deviceScaleFactor", 2, "mobile", true));
    }

    /** As somebody whose machine asks for light or dark pages. */
    void prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    String title() {
        return driver.getTitle();
    }

    /** Waits until an element that fits shows a text, and gives all of its text. */
    String awaitText(String css, String part) {
        try {
            return await().atMost(PATIENCE)
                    .ignoreException(StaleElementReferenceException.class) // the page has just drawn it anew
                    .until(() -> text(css, part), Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException e) {
            var page = find("body").getText();
            throw new AssertionError("No " + css + " shows \"" + part + "\"; the page says:\n" + page, e);
        }
    }

    private Optional<String> text(String css, String part) {
        return driver.findElements(By.cssSelector(css)).stream()
                .map(WebElement::getText)
                .filter(text -> text.contains(part))
                .findFirst();
    }

    /** Presses keys on whatever has the focus. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Goes on with the tabulator until an element that fits has the focus, as somebody does who has no mouse. */
    void tabTo(String css) {
        for (var stop = 0; stop < MOST_STOPS; stop++) {
            if (Boolean.TRUE.equals(driver.executeScript("return document.activeElement.matches(arguments[0])", css))) {
                return;
            }
            press(Keys.TAB);
        }
        throw new AssertionError("The tabulator never comes to " + css + " on " + url());
    }

    /** As if it had run out. */
    void forget(String cookie) {
        driver.manage().deleteCookieNamed(cookie);
    }

    String url() {
        return driver.getCurrentUrl();
    }

    /** Waits until the address ends so. */
    void awaitUrl(String end) {
        await().atMost(PATIENCE).until(() -> url().endsWith(end));
    }

    /** What axe finds that is serious or worse, with the elements it is about. */
    List<String> seriousBarriers() {
        driver.executeScript(AXE);
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        @SuppressWarnings("unchecked")
        var found = (List<String>) driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document).then(result => done(result.violations
                    .filter(it => it.impact === 'serious' || it.impact === 'critical')
                    .map(it => it.id + ': ' + it.help + ' ' + it.nodes.map(node => node.html).join(' ')))); """);
        return found;
    }

    private static String axe() {
        try (var script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Object run(String script) {
        return driver.executeScript(script);
    }

    @Override
    public void close() {
        driver.quit();
    }
}

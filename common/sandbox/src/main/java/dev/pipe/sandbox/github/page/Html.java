package dev.pipe.sandbox.github.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;

/** The resources under {@code web/}, a page with what it shows already in it. */
public final class Html {
    private static final String PLACE = "id=\"data\">null<";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png");

    private Html() {}

    public static Answer resource(String name) {
        var type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        return Answer.text(type, read(name));
    }

    /** A page that is whole as soon as it is loaded; what is refused it asks for itself, and says what came of it. */
    static Answer page(String name, Supplier<? extends JsonNode> shown) {
        var page = new String(read(name), StandardCharsets.UTF_8);
        try {
            // A JSON text has a < within strings only, where it would end the script's element.
            var json = new String(Json.bytes(shown.get()), StandardCharsets.UTF_8).replace("<", "\\u003c");
            page = page.replace(PLACE, "id=\"data\">" + json + "<");
            return Answer.text(TYPES.get("html"), page);
        } catch (Refusal refusal) {
            return Answer.of(refusal.answer().status(), TYPES.get("html"), page.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static byte[] read(String name) {
        try (var in = Html.class.getResourceAsStream("/dev/pipe/sandbox/github/web/" + name)) {
            if (in == null) {
                throw Refusal.notFound();
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

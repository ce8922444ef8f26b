package dev.pipe.review.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jboss.resteasy.reactive.RestPath;

/** What the pages are made of beside HTML. All of it comes from here: no other server is asked. */
@Path("/quest/assets")
public class Assets {

    private static final int HOUR = 3_600;
    private static final String OURS = "/dev/pipe/review/page/";

    private record Asset(String resource, String type) {}

    private static final Map<String, Asset> ASSETS = Map.of(
            "quest.css", new Asset(OURS + "quest.css", "text/css;charset=UTF-8"),
            "quest.js", new Asset(OURS + "quest.js", "text/javascript;charset=UTF-8"),
            "quest.svg", new Asset(OURS + "quest.svg", "image/svg+xml"),
            "htmx.js", new Asset(htmx(), "text/javascript;charset=UTF-8"));

    /** The parent pom names its version, and the WebJar's own description tells it. */
    private static String htmx() {
        var description = new Properties();
        try (var content =
                Assets.class.getResourceAsStream("/META-INF/maven/org.webjars.npm/htmx.org/pom.properties")) {
            description.load(Objects.requireNonNull(content, "The WebJar of htmx is missing from this build"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "/META-INF/resources/webjars/htmx.org/" + description.getProperty("version") + "/dist/htmx.min.js";
    }

    @GET
    @Path("/{name}")
    public Response asset(@RestPath String name) {
        var asset = ASSETS.get(name);
        if (asset == null) {
            throw new NotFoundException();
        }
        var cache = new CacheControl();
        cache.setMaxAge(HOUR);
        try (var content = Assets.class.getResourceAsStream(asset.resource())) {
            if (content == null) {
                throw new IllegalStateException(asset.resource() + " is missing from this build");
            }
            return Response.ok(content.readAllBytes(), asset.type())
                    .cacheControl(cache)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

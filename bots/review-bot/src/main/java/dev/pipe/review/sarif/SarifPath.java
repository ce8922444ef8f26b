package dev.pipe.review.sarif;

import com.fasterxml.jackson.databind.JsonNode;

/** Which file a result names: by its place in the repository, from bases that a log may give names to (3.14.14). */
final class SarifPath {

    private static final int MOST_BASES = 8; // a base may stand on itself

    private SarifPath() {}

    static String of(JsonNode run, JsonNode artifactLocation) {
        var location = artifactLocation;
        if (location.path("uri").asText("").isEmpty() && location.has("index")) {
            location =
                    run.path("artifacts").path(location.path("index").asInt()).path("location");
        }
        return based(
                run, location.path("uri").asText(""), location.path("uriBaseId").asText(""));
    }

    /** A base on the machine that the tool ran on is where the repository lay there, and adds nothing. */
    private static String based(JsonNode run, String uri, String firstBase) {
        var path = uri;
        var base = run.path("originalUriBaseIds").path(firstBase);
        for (var i = 0;
                i < MOST_BASES
                        && isRelative(path)
                        && isRelative(base.path("uri").asText(""));
                i++) {
            path = base.path("uri").asText() + path;
            base = run.path("originalUriBaseIds").path(base.path("uriBaseId").asText(""));
        }
        return path;
    }

    private static boolean isRelative(String uri) {
        return !uri.isEmpty() && !uri.startsWith("/") && !uri.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
    }
}

package dev.pipe.pipeline.gateway;

import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A verified delivery, as it is kept.
 *
 * @param headers those that replay and the normaliser need, names in lower case
 */
record Delivery(
        String guid,
        String event,
        String key,
        Instant receivedAt,
        String traceParent,
        Map<String, String> headers,
        byte[] body) {

    private static final String EVENT_HEADER = "x-github-event";
    private static final String GUID_HEADER = "x-github-delivery";

    private static final List<String> KEPT = List.of(
            EVENT_HEADER,
            GUID_HEADER,
            "x-github-hook-id",
            "x-github-hook-installation-target-id",
            "x-github-hook-installation-target-type",
            "x-github-enterprise-host",
            "x-github-enterprise-version",
            "x-hub-signature-256",
            "user-agent");

    private static final Pattern EVENT = Pattern.compile("[a-z0-9_]{1,64}");
    private static final Pattern GUID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** The headers that say what a body is. They are unsigned: nothing is believed of them, they are only kept. */
    static Map<String, String> keptHeaders(MultiMap headers) {
        var kept = new LinkedHashMap<String, String>();
        for (var name : KEPT) {
            var value = headers.get(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return kept;
    }

    static String eventOf(Map<String, String> headers) {
        return needed(headers, EVENT_HEADER, EVENT, "X-GitHub-Event");
    }

    static String guidOf(Map<String, String> headers) {
        return needed(headers, GUID_HEADER, GUID, "X-GitHub-Delivery");
    }

    /** A delivery id that is fit to be logged, whoever sent it. */
    static String shownGuid(MultiMap headers) {
        var guid = headers.get(GUID_HEADER);
        return guid != null && GUID.matcher(guid).matches() ? guid : "without an id";
    }

    private static String needed(Map<String, String> headers, String name, Pattern shape, String shownName) {
        var value = headers.get(name);
        if (value == null || !shape.matcher(value).matches()) {
            throw new RefusedDelivery(Refusal.malformed(
                    "The header " + shownName + (value == null ? " is missing." : " is not of GitHub's form.")));
        }
        return value;
    }
}

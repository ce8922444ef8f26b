package dev.pipe.pipeline.gateway;

import java.util.OptionalInt;

/**
 * Why a delivery is not taken. GitHub shows the answer to whoever set the hook up, so {@code detail} names the mend; it
 * repeats nothing of the body and nothing secret.
 *
 * @param outcome label of the metric
 * @param retryAfterSeconds when a repetition may succeed; empty when it never will
 */
record Refusal(int status, String outcome, String title, String detail, OptionalInt retryAfterSeconds) {

    private static final int RETRY_SECONDS = 10;

    static Refusal tooLarge(long limit) {
        return forGood(
                413,
                "too_large",
                "Payload too large",
                "A delivery may have at most " + limit + " bytes, which is GitHub's own limit.");
    }

    static Refusal tooLargeForBroker() {
        return forGood(
                413,
                "too_large",
                "Payload too large",
                "The broker refuses a record of this size: raise max.message.bytes of pipe.webhooks to 28311552.");
    }

    static Refusal contentType(String found) {
        var form = found != null && found.startsWith("application/x-www-form-urlencoded");
        return forGood(
                415,
                "content_type",
                "Unsupported media type",
                (form ? "This delivery is form-encoded. " : "A delivery is application/json. ")
                        + "In the webhook's settings set \"Content type\" to application/json.");
    }

    static Refusal unsigned(String detail) {
        return forGood(401, "signature", "Signature refused", detail);
    }

    static Refusal outOfScope() {
        return forGood(
                401,
                "scope",
                "Secret out of scope",
                "The signature is right, but the secret that made it is not for what this delivery is about: give this"
                        + " webhook a secret of its own, or widen the scope of its secret.");
    }

    static Refusal malformed(String detail) {
        return forGood(400, "malformed", "Malformed delivery", detail);
    }

    static Refusal slowSender() {
        return forGood(408, "slow_sender", "Request timeout", "The body did not arrive in time.");
    }

    static Refusal busy() {
        return later("busy", "Too many bytes of deliveries wait for the broker; this one was not taken.");
    }

    static Refusal brokerAway(String reason) {
        return later(
                "broker", "The broker has not acknowledged this delivery (" + reason + "). It may be redelivered.");
    }

    static Refusal stopping() {
        return later("stopping", "This bot is stopping and takes no new delivery.");
    }

    static Refusal broken() {
        return new Refusal(
                500,
                "broken",
                "Not taken",
                "An error of ours, see pipeline-bot's log. It may be redelivered.",
                OptionalInt.empty());
    }

    private static Refusal forGood(int status, String outcome, String title, String detail) {
        return new Refusal(status, outcome, title, detail, OptionalInt.empty());
    }

    private static Refusal later(String outcome, String detail) {
        return new Refusal(503, outcome, "Not taken", detail, OptionalInt.of(RETRY_SECONDS));
    }
}

package dev.pipe.common.github;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What GitHub keeps, for about three days, of its deliveries to hooks: the App's own, an organisation's, a repository's.
 * Every method asks GitHub now and throws {@link GitHubFailure} when it does not answer.
 */
public interface GitHubDeliveries {

    /**
     * A hook.
     *
     * @param owner empty for the App's own; {@code acme} for an organisation's, {@code acme/shop} for a repository's
     * @param id 0 for the App's own
     */
    record Hook(String owner, long id) {

        public static final Hook APP = new Hook("", 0);

        /** {@code app}, {@code acme/12} or {@code acme/shop/12}. */
        @Override
        public String toString() {
            return owner.isEmpty() ? "app" : owner + "/" + id;
        }
    }

    /**
     * One attempt at a delivery; a redelivery is another attempt under the same GUID.
     *
     * @param statusCode what was answered; 0 when nobody answered
     * @param action null where the event has none
     */
    record Attempt(
            long id,
            String guid,
            Instant deliveredAt,
            boolean redelivery,
            int statusCode,
            String event,
            String action) {

        public boolean accepted() {
            return statusCode >= 200 && statusCode < 300;
        }
    }

    /**
     * Attempts, newest first.
     *
     * @param next where the older ones begin; null when there are none
     */
    record Page(List<Attempt> attempts, String next) {}

    /** What was sent: the headers, and the body as GitHub shows it, which is not the signed bytes. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Content(Map<String, String> headers, byte[] payload) {}

    /** Whether there is an App whose hook could be asked about; a personal token has none. */
    boolean hasApp();

    /** The active hooks of an organisation or a repository whose address ends like this. */
    List<Hook> hooks(String owner, String addressEnd);

    /** @param cursor null for the newest */
    Page page(Hook hook, String cursor);

    /** Asks GitHub to send it again, under its own GUID. */
    void redeliver(Hook hook, long attempt);

    Content content(Hook hook, long attempt);
}

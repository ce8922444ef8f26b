package dev.pipe.common.github;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpRequest;

/** Counts the requests by which one write changes something on GitHub; a write is performed by one thread. */
@ApplicationScoped
public class CountChanges {

    /**
     * What a write took.
     *
     * @param created requests that made something new, which GitHub counts as content
     * @param others requests that changed or removed something
     */
    public record Changes(int created, int others) {
        public int all() {
            return created + others;
        }
    }

    private final ThreadLocal<Changes> counting = new ThreadLocal<>();

    public void begin() {
        counting.set(new Changes(0, 0));
    }

    public Changes end() {
        var counted = counting.get();
        counting.remove();
        return counted;
    }

    void sending(HttpRequest request) {
        var so = counting.get();
        if (so == null || RepeatPolicy.isSafe(request)) {
            return;
        }
        var creates = request.method().equals("POST") || request.method().equals("PUT");
        counting.set(creates ? new Changes(so.created() + 1, so.others()) : new Changes(so.created(), so.others() + 1));
    }
}

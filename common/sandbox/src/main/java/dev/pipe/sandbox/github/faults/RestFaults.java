package dev.pipe.sandbox.github.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.github.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to go wrong with the next REST requests. */
public final class RestFaults {
    private final List<RestFault> planned = new ArrayList<>();
    private int lastId;

    public synchronized RestFault plan(RestFault.Plan plan) {
        var fault = new RestFault(++lastId, plan);
        planned.add(fault);
        return fault;
    }

    /** The first planned fault that matches, one of its times used up. */
    public synchronized Optional<RestFault> take(String method, String path, String actor) {
        for (var fault : planned) {
            if (fault.takes(method, path, actor)) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    /** Lets go of the requests that this fault withholds, and forgets it. */
    public synchronized boolean release(int id) {
        return planned.removeIf(fault -> {
            if (fault.id() == id) {
                fault.release();
            }
            return fault.id() == id;
        });
    }

    public synchronized void clear() {
        planned.forEach(RestFault::release);
        planned.clear();
    }

    public synchronized JsonNode view() {
        return Json.array(planned, RestFault::view);
    }
}

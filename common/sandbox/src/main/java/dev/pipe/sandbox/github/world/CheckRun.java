package dev.pipe.sandbox.github.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;

public final class CheckRun {
    public final long id;
    public final CheckSuite suite;
    public final Instant createdAt;
    public String name;
    public String status = "queued";
    public String conclusion;
    public String externalId = "";
    public String detailsUrl;
    public Instant startedAt;
    public Instant completedAt;
    public String title;
    public String summary;
    public String text;
    public ArrayNode annotations = JsonNodeFactory.instance.arrayNode();
    public ArrayNode actions = JsonNodeFactory.instance.arrayNode();

    public CheckRun(long id, CheckSuite suite, String name, Instant createdAt) {
        this.id = id;
        this.suite = suite;
        this.name = name;
        this.createdAt = createdAt;
    }

    public boolean completed() {
        return status.equals("completed");
    }
}

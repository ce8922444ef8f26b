package dev.pipe.memory.recall;

import dev.pipe.memory.MemoryConfig;
import dev.pipe.memory.Question;
import dev.pipe.memory.Recollection;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** {@code GET /api/memory?q=}: what an operator, who sees every repository, recalls. */
@Path("/api/memory")
class MemoryResource {

    private static final int MOST = 50;

    private final Recall recall;
    private final MemoryConfig config;

    MemoryResource(Recall recall, MemoryConfig config) {
        this.recall = recall;
        this.config = config;
    }

    @GET
    public Recollection recall(
            @QueryParam("q") @DefaultValue("") String words, @QueryParam("limit") @DefaultValue("10") int limit) {
        if (words.isBlank() || limit < 1 || limit > MOST) {
            throw new BadRequestException("Ask with q=<words>, and limit between 1 and " + MOST);
        }
        return recall.ask(new Question(words, null, null, config.recall().minSimilarity(), limit));
    }
}

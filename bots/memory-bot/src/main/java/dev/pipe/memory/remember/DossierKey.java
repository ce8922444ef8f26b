package dev.pipe.memory.remember;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RunRef;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What one memory is about: a decision holds for a head and a base, however many runs it took. */
record DossierKey(PullRequestRef pullRequest, String headSha, String base) {

    static DossierKey of(RunRef run) {
        return new DossierKey(run.pullRequest(), run.headSha(), run.base());
    }

    /** The same for the same head and base, wherever it is made. */
    UUID id() {
        var name = pullRequest + "@" + headSha + "->" + base;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}

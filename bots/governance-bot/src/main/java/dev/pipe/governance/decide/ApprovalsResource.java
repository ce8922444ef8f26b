package dev.pipe.governance.decide;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.GovernanceEvent;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RunRef;
import dev.pipe.governance.approval.Word;
import dev.pipe.governance.approval.WordTable;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;

/** Where the governance of a pull request stands. */
@Path("/api/approvals")
class ApprovalsResource {

    private final RunTable runs;
    private final WordTable words;

    ApprovalsResource(RunTable runs, WordTable words) {
        this.runs = runs;
        this.words = words;
    }

    /**
     * @param answer the last ApprovalRequested or Decided; null before governance was asked for
     * @param words each person's last word, those that count no more included
     */
    record StandingView(
            String pullRequest,
            RunRef run,
            String state,
            Instant askedAt,
            GovernanceEvent answer,
            List<WordView> words) {}

    record WordView(
            Actor who, Word.Kind kind, boolean command, String headSha, String base, String reason, Instant saidAt) {
        static WordView of(Word word) {
            return new WordView(
                    word.who(),
                    word.kind(),
                    word.source().command(),
                    word.headSha(),
                    word.base(),
                    word.reason(),
                    word.saidAt());
        }
    }

    @GET
    public StandingView of(@QueryParam("pullRequest") String pullRequest) {
        var ref = parse(pullRequest);
        var run = runs.of(ref);
        var said = words.on(ref).stream().map(WordView::of).toList();
        if (run.isEmpty() && said.isEmpty()) {
            throw new NotFoundException("Nothing is known of " + ref);
        }
        return new StandingView(
                ref.toString(),
                run.map(GovernedRun::run).orElse(null),
                run.map(known -> known.state().name()).orElse("UNKNOWN"),
                run.map(GovernedRun::askedAt).orElse(null),
                run.map(GovernedRun::said).orElse(null),
                said);
    }

    private static PullRequestRef parse(String pullRequest) {
        try {
            return PullRequestRef.parse(pullRequest == null ? "" : pullRequest);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("?pullRequest= takes owner/name#number, with # written as %23", e);
        }
    }
}

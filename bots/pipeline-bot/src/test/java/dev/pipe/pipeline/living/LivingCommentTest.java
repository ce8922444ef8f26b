package dev.pipe.pipeline.living;

import static dev.pipe.pipeline.run.Samples.ENFORCE;
import static dev.pipe.pipeline.run.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pipe.common.event.MemoryEvent.Precedent;
import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.pipeline.hold.Holds;
import dev.pipe.pipeline.run.Recalled;
import dev.pipe.pipeline.run.Run;
import dev.pipe.pipeline.run.Samples;
import dev.pipe.pipeline.run.Standing;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LivingCommentTest {

    static Stream<Arguments> headlines() {
        return Stream.of(
                arguments(Samples.begun(), "🔎 Being reviewed"),
                arguments(Samples.reviewed(Decision.REJECTED_SECURITY), "❌ Rejected by the review"),
                arguments(Samples.waitingForApprovals(), "⏳ Waiting for 1 approval · BNI → AXIS"),
                arguments(Samples.approved(), "⏳ Reading the other checks · BNI → AXIS"),
                arguments(Samples.ready(), "✅ Everything passed; ready to merge · BNI → AXIS"),
                arguments(Samples.asked(Samples.ready()), "🚀 Merging · BNI → AXIS"),
                arguments(Samples.refused(Samples.ready(), "no"), "⚠️ GitHub would not merge it · BNI → AXIS"),
                arguments(
                        Samples.ended(Samples.ready(), RunOutcome.MERGED, "Merged by the suite"),
                        "🎉 Merged · BNI → AXIS"),
                arguments(
                        Samples.ended(Samples.begun(), RunOutcome.CLOSED, "Closed without a merge"),
                        "⏹️ Closed without a merge"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("headlines")
    void theFirstLineSaysWhereItStands(Run run, String headline) {
        assertThat(text(Samples.standing(run)).lines().findFirst()).contains("### " + headline);
    }

    @Test
    void theWholeReadsLikeThis() {
        var run = Samples.reviewed(
                Decision.FLAGGED_FOR_REVIEW,
                Samples.finding(RiskLevel.LOW, "Long method", "src/B.java", 0),
                Samples.finding(RiskLevel.MODERATE, "Broad permission", "src/my file.java", 12));
        var evidence =
                run.evidence().plus(new Recalled("q", List.of(precedent("acme/shop#3"), precedent("acme/shop#7")), ""));
        run = Samples.with(run, Samples.knowing(evidence, Samples.asked(2, Samples.BEN)));

        assertThat(text(new Standing(Samples.Pull.OPEN.read(), run, ENFORCE, Samples.held(), List.of())))
                .isEqualTo("""
                        ### ⏳ Waiting for 1 approval · BNI → AXIS

                        ```mermaid
                        flowchart LR
                          review["✅ review"]:::passed --> governance["⏳ governance"]:::running --> checks["▫️ checks"]:::waiting --> merge["▫️ merge"]:::waiting
                          classDef passed fill:#dafbe1,stroke:#1a7f37,color:#1a7f37
                          classDef running fill:#fff8c5,stroke:#9a6700,color:#7d4e00
                          classDef failed fill:#ffebe9,stroke:#cf222e,color:#a40e26
                          classDef waiting fill:#f6f8fa,stroke:#8c959f,color:#59636e
                        ```

                        | | Stage | Result | Next |
                        |---|---|---|---|
                        | ✅ | **review** | Passed on to people: 2 risks, worst low | Whoever approves reads the risks below |
                        | ⏳ | **governance** | 1 of 2 approvals | One more approval is needed. |
                        | ▫️ | **checks** | Not begun | Comes after governance |
                        | ▫️ | **merge** | Not begun | Comes after checks |

                        > ⛔ **Merges are held** since 2026-11-23 11:59 UTC: review-bot is silent (`bot/review-bot`). It clears by itself.

                        **Risks**, worst first

                        - 🟠 **Broad permission** · [`src/my file.java:12`](https://github.example/acme/shop/blob/1111111aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/src/my%20file.java#L12) · Move it to a vault
                        - 🟡 **Long method** · [`src/B.java`](https://github.example/acme/shop/blob/1111111aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/src/B.java) · Move it to a vault

                        **Integration** BNI → AXIS, recognised by title

                        **Approved so far** by **ben** (\\/approve)

                        **Precedents**

                        - [acme/shop\\#\u200B3](https://github.example/acme/shop/pull/3) Wire BNI to AXIS: **approved** on 2026-11-23, two approvals

                        **You can type** `/approve` · `/reject` · `/merge` · `/why` · `/help`

                        <details><summary>Run RUN</summary>

                        Head `1111111aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa`, base `main`, attempt 1; began 2026-11-23 12:00 UTC (opened); mode enforce, merge on command.
                        Configured by the operator alone: there is no `.github/pipe.yml`.
                        Review: heuristic, 3 hunks.
                        Trace `0af7651916cd43dd8448eb211c80319c`.

                        </details>
                        """.replace("RUN", run.ref().id()));
    }

    @Test
    void theLedgerRowIsNamedOnceDecided() {
        assertThat(text(Samples.standing(Samples.ready()))).contains("**Ledger** row 12, hash `ab12cd34`");
    }

    @Test
    void aSilentWatchmanIsSaid() {
        var silent = new Holds(List.of(), List.of(Samples.HOLD), NOON);

        assertThat(text(Samples.standing(Samples.ready(), silent)))
                .contains("infra-bot has been silent since 2026-11-23 12:00 UTC", "1 hold lapsed");
    }

    @Test
    void textFromOutsideDoesNothing() {
        var nasty = Samples.finding(
                RiskLevel.CRITICAL, "@everyone <img src=x> [a](http://evil) | `x`", "a|b`c.java\n| x |", 1);
        var text = text(Samples.standing(Samples.reviewed(Decision.REJECTED_SECURITY, nasty)));

        assertThat(text).doesNotContain("@everyone", "<img", "](http://evil)", "\n| x |");
    }

    @Test
    void theSameStandingReadsTheSame() {
        var standing = Samples.standing(Samples.ready());

        assertThat(text(standing)).isEqualTo(text(standing));
    }

    @Test
    void scriptsAreToldWhereToAsk() {
        assertThat(LivingComment.of(
                        Samples.standing(Samples.begun()),
                        Optional.of(URI.create("http://bot.example:8080")),
                        Optional.empty()))
                .contains("`http://bot.example:8080/api/runs?pullRequest=acme%2Fshop%237`");
    }

    @Test
    void aReviewedChangeCanBeReadAsAQuest() {
        var questUrl = Optional.of(URI.create("http://quest.example"));
        assertThat(LivingComment.of(Samples.standing(Samples.ready()), Optional.empty(), questUrl))
                .contains("(http://quest.example/quest/acme/shop/7)");
        assertThat(LivingComment.of(Samples.standing(Samples.begun()), Optional.empty(), questUrl))
                .as("nothing is there to read before the review")
                .doesNotContain("quest.example");
    }

    private static String text(Standing standing) {
        return LivingComment.of(standing, Optional.empty(), Optional.empty());
    }

    private static Precedent precedent(String ref) {
        var pullRequest = PullRequestRef.parse(ref);
        var url = "https://github.example/acme/shop/pull/" + pullRequest.number();
        return new Precedent(pullRequest, "Wire BNI to AXIS", "approved", "two approvals", url, NOON, 0.8);
    }
}

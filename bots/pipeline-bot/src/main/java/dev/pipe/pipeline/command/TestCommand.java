package dev.pipe.pipeline.command;

import static java.util.stream.Collectors.joining;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.config.Stage;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.Check;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.common.github.GitHubWrite.RerunFailedJobs;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.pipeline.run.ConductRun;
import dev.pipe.pipeline.trust.JudgeTrust;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;

/** {@code /test <check>}: runs one check again, a stage of ours or a failed job of GitHub Actions. */
@ApplicationScoped
class TestCommand implements CommandHandler {

    private static final String ACTIONS = "github-actions";
    private static final String OURS = "pipe/";

    private final GitHubReads github;
    private final JudgeTrust trust;
    private final ConductRun conduct;
    private final Outbox outbox;

    TestCommand(GitHubReads github, JudgeTrust trust, ConductRun conduct, Outbox outbox) {
        this.github = github;
        this.trust = trust;
        this.conduct = conduct;
        this.outbox = outbox;
    }

    @Override
    public CommandName command() {
        return CommandName.TEST;
    }

    @Override
    public Reply run(CommandIssued call) {
        var now = github.pullRequest(call.pullRequest()).filter(PullRequest::open);
        if (now.isEmpty()) {
            return Reply.rejected("This pull request is not open.");
        }
        var name = String.join(" ", call.arguments());
        if (isOurs(name)) {
            return again(call, name);
        }
        var checks = github.checks(call.pullRequest().repo(), now.get().headSha()).stream()
                .filter(check -> !check.ours())
                .toList();
        return checks.stream()
                .filter(check -> check.name().equalsIgnoreCase(name))
                .findFirst()
                .map(check -> rerun(call, now.get(), check))
                .orElseGet(() -> Reply.rejected(whichThereAre(name, checks)));
    }

    /** A stage is not run alone: what comes after it rests on it. */
    private Reply again(CommandIssued call, String name) {
        var why = "/test " + name + " by " + call.actor().login();
        return conduct.attemptAgain(call.pullRequest(), why, null)
                .map(run -> Reply.done())
                .orElseGet(() -> Reply.rejected("There is nothing to run: it is a draft."));
    }

    private Reply rerun(CommandIssued call, PullRequest now, Check check) {
        if (trust.of(now).awaited()) { // its jobs run what nobody vouched for
            return Reply.rejected("It comes from the fork of somebody without write access. Somebody with write access"
                    + " looks at it and says `/ok-to-test` first.");
        }
        if (!check.completed()) {
            return Reply.rejected(SafeMarkdown.code(check.name()) + " has not finished yet.");
        }
        if (!check.app().equals(ACTIONS)) {
            return Reply.rejected(SafeMarkdown.code(check.name())
                    + " is not one of GitHub Actions: only who reports it can run it again.");
        }
        if (check.state().equals("success")) {
            return Reply.rejected(SafeMarkdown.code(check.name()) + " passed; only what failed is run again.");
        }
        var job = github.job(call.pullRequest().repo(), check.id());
        job.ifPresent(
                found -> outbox.write(new RerunFailedJobs(call.pullRequest(), found.workflowRun(), found.attempt())));
        return job.isPresent()
                ? Reply.done()
                : Reply.rejected("GitHub does not show me the job " + SafeMarkdown.code(check.name()) + ".");
    }

    private static boolean isOurs(String name) {
        var stage = name.startsWith(OURS) ? name.substring(OURS.length()) : name;
        return Arrays.stream(Stage.values()).anyMatch(one -> one.label().equalsIgnoreCase(stage));
    }

    private static String whichThereAre(String name, List<Check> checks) {
        var known = checks.stream()
                .map(check -> SafeMarkdown.code(check.name()))
                .distinct()
                .sorted()
                .collect(joining(", "));
        var asked = name.isEmpty() ? "Say which: `/test <check>`." : SafeMarkdown.code(name) + " did not report here.";
        return asked + " I know `review`, `governance`, `checks` and `merge`"
                + (known.isEmpty() ? "." : "; of others: " + known + ".");
    }
}

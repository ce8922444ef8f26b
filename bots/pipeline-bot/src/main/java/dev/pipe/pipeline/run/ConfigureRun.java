package dev.pipe.pipeline.run;

import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.common.secrets.CredentialMask;
import dev.pipe.pipeline.pipeyml.PipeYmlInForce;
import dev.pipe.pipeline.pipeyml.Problem;
import dev.pipe.pipeline.run.LifePolicy.Rules;
import dev.pipe.pipeline.settings.ConfigInForce;
import dev.pipe.pipeline.settings.RepositorySettings;
import dev.pipe.pipeline.settings.SettingsOfRepositories;
import dev.pipe.pipeline.settings.SettlePolicy;
import dev.pipe.pipeline.settings.SettlePolicy.Known;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gives a run its configuration, and says what follows from it. */
@ApplicationScoped
class ConfigureRun {

    private static final int MOST_TOLD = 10;

    private final PipeYmlInForce files;
    private final SettingsOfRepositories operator;
    private final GitHubReads github;

    ConfigureRun(PipeYmlInForce files, SettingsOfRepositories operator, GitHubReads github) {
        this.files = files;
        this.operator = operator;
        this.github = github;
    }

    /** Read now, for a run that begins. */
    RunConfig configure(PullRequest now) {
        var config = with(files.readNow(now.ref().repo(), now.base()), now);
        return new RunConfig(config.file(), config.files(), told(files.proposed(now)));
    }

    /** What the configuration means for whether a run lives. */
    Rules rules(Optional<PullRequest> read, Optional<Run> newest) {
        if (read.isEmpty() || !read.get().open()) {
            return Rules.USUAL;
        }
        var now = read.get();
        var known = files.lastRead(now.ref().repo(), now.base());
        var other = newest.filter(Run::live)
                .filter(run -> known.isPresent()
                        && !known.get().sha().equals(run.config().file().sha()));
        return new Rules(now.draft() && takesDraft(now, known), other.isPresent());
    }

    /** What holds for a run now: the labels of a pull request may have changed, and the operator's word too. */
    RepositorySettings settle(PullRequest known, Run run) {
        var repo = run.ref().pullRequest().repo();
        var settled = SettlePolicy.settle(
                operator.of(repo),
                run.config().file(),
                known,
                new Known(run.config().files(), integration(run)));
        return settled.wrong(told(files.problems(repo, run.ref().base())));
    }

    /** Problems quote the file, in which anything may stand, and a file may have thousands. */
    private static List<String> told(List<Problem> problems) {
        var told = problems.stream()
                .limit(MOST_TOLD)
                .map(problem -> CredentialMask.mask(problem.toString()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (problems.size() > MOST_TOLD) {
            told.add("… and " + (problems.size() - MOST_TOLD) + " more");
        }
        return told;
    }

    /** For a pull request that has no run. */
    RepositorySettings settle(PullRequest known) {
        var file = files.lastRead(known.ref().repo(), known.base()).orElse(ConfigInForce.NONE);
        return SettlePolicy.settle(operator.of(known.ref().repo()), file, known, Known.NOTHING);
    }

    /** What the operator alone says. */
    RepositorySettings withoutFile(RepoRef repo) {
        return SettlePolicy.withoutFile(operator.of(repo));
    }

    private boolean takesDraft(PullRequest now, Optional<ConfigInForce> known) {
        var file = known.orElseGet(() -> files.readNow(now.ref().repo(), now.base()));
        var config = with(file, now);
        return SettlePolicy.settle(operator.of(now.ref().repo()), config.file(), now, new Known(config.files(), false))
                .takesDrafts();
    }

    private RunConfig with(ConfigInForce file, PullRequest now) {
        return new RunConfig(file, file.asksForFiles() ? github.files(now.ref()) : List.of());
    }

    static boolean integration(Run run) {
        var evidence = run.evidence();
        return evidence.asked() != null && evidence.asked().integration() != null
                || evidence.decided() != null && evidence.decided().integration() != null;
    }
}

package dev.pipe.pipeline.run;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.pipeline.pipeyml.PipeYmlInForce;
import dev.pipe.pipeline.pipeyml.PipeYmlInForce.Looked;
import dev.pipe.pipeline.pipeyml.Problem;
import dev.pipe.pipeline.settings.RepositorySettings;
import dev.pipe.pipeline.settings.SettingsOfRepositories;
import dev.pipe.pipeline.settings.SettlePolicy;
import dev.pipe.pipeline.settings.SettlePolicy.Known;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Works out what would happen to a pull request under the file of now or another one. Writes nothing anywhere. */
@ApplicationScoped
public class ExplainPullRequest {

    private final GitHubReads github;
    private final PipeYmlInForce files;
    private final SettingsOfRepositories operator;
    private final RunTable runs;

    ExplainPullRequest(GitHubReads github, PipeYmlInForce files, SettingsOfRepositories operator, RunTable runs) {
        this.github = github;
        this.files = files;
        this.operator = operator;
        this.runs = runs;
    }

    /** What holds for it, and what is wrong with the file that was looked at. */
    public record Explained(PullRequest pullRequest, RepositorySettings settings, List<Problem> problems) {}

    /** Empty when GitHub shows no such pull request. */
    public Optional<Explained> underTheFileOfNow(PullRequestRef ref) {
        return github.pullRequest(ref).map(now -> explained(now, files.look(ref.repo(), now.base())));
    }

    /** As if this text stood on its base branch. */
    public Optional<Explained> under(PullRequestRef ref, String text) {
        return github.pullRequest(ref).map(now -> explained(now, files.look(ref.repo(), now.base(), text)));
    }

    private Explained explained(PullRequest now, Looked looked) {
        var integration =
                runs.newest(now.ref()).filter(ConfigureRun::integration).isPresent();
        var changed = looked.inForce().asksForFiles() ? github.files(now.ref()) : List.<String>of();
        var settings = SettlePolicy.settle(
                operator.of(now.ref().repo()), looked.inForce(), now, new Known(changed, integration));
        return new Explained(now, settings, looked.problems());
    }
}

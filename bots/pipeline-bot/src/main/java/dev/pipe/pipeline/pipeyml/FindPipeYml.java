package dev.pipe.pipeline.pipeyml;

import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.PullRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Reads the file: on the base branch, else in the owner's {@code .github} repository. What a pull request's head holds
 * is read only to tell its author what is wrong with it.
 */
@ApplicationScoped
public class FindPipeYml {

    static final String OF_OWNER = ".github";

    private final GitHubReads github;

    FindPipeYml(GitHubReads github) {
        this.github = github;
    }

    Optional<FoundFile> find(RepoRef repo, String base) {
        return github.file(repo, PipeYml.PATH, base)
                .map(text -> new FoundFile(repo + "@" + base, text))
                .or(() -> ofOwner(repo));
    }

    /**
     * What the pull request would put on its base; empty when it has none. Asked of the repository itself, which shows the
     * commits of its pull requests: in a fork we are not installed.
     */
    Optional<String> proposed(PullRequest pullRequest) {
        return github.file(pullRequest.ref().repo(), PipeYml.PATH, pullRequest.headSha());
    }

    private Optional<FoundFile> ofOwner(RepoRef repo) {
        var common = new RepoRef(repo.owner(), OF_OWNER);
        return repo.name().equalsIgnoreCase(OF_OWNER) ? Optional.empty() : common(common);
    }

    /** What an owner's repositories without a file of their own follow. */
    Optional<FoundFile> common(RepoRef ofOwner) {
        return github.file(ofOwner, PipeYml.PATH, "HEAD").map(text -> new FoundFile(ofOwner.fullName(), text));
    }
}

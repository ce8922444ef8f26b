package dev.pipe.pipeline.pipeyml;

import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubReads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Reads the file: on the base branch, else in the owner's {@code .github} repository. Never from a pull request's head. */
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

    private Optional<FoundFile> ofOwner(RepoRef repo) {
        var common = new RepoRef(repo.owner(), OF_OWNER);
        return repo.name().equalsIgnoreCase(OF_OWNER)
                ? Optional.empty()
                : github.file(common, PipeYml.PATH, "HEAD").map(text -> new FoundFile(common.fullName(), text));
    }
}

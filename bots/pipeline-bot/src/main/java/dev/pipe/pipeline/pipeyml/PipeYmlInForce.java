package dev.pipe.pipeline.pipeyml;

import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.pipeline.pipeyml.PipeYmlTable.Branch;
import dev.pipe.pipeline.pipeyml.PipeYmlTable.Kept;
import dev.pipe.pipeline.settings.ConfigInForce;
import dev.pipe.pipeline.settings.PipelineConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Which file is in force on a base branch: the newest that is good. */
@ApplicationScoped
public class PipeYmlInForce {

    private final FindPipeYml find;
    private final PipeYmlTable table;
    private final PipelineConfig config;
    private final Clock clock;

    PipeYmlInForce(FindPipeYml find, PipeYmlTable table, PipelineConfig config, Clock clock) {
        this.find = find;
        this.table = table;
        this.config = config;
        this.clock = clock;
    }

    /** What would be in force, and what is wrong with the file that was looked at. */
    public record Looked(ConfigInForce inForce, List<Problem> problems) {}

    /** Reads the file now, and keeps nothing. */
    public Looked look(RepoRef repo, String base) {
        return looked(find.find(repo, base), repo, base);
    }

    /** As if this text stood on the branch. */
    public Looked look(RepoRef repo, String base, String text) {
        return looked(Optional.of(new FoundFile("the file given", text)), repo, base);
    }

    private Looked looked(Optional<FoundFile> file, RepoRef repo, String base) {
        var kept = file.map(found -> judged(found, repo, base)).orElse(Kept.NOTHING);
        return new Looked(inForce(kept), kept.problems());
    }

    /** Reads the file now; one with an error leaves the last good one in force. */
    public ConfigInForce readNow(RepoRef repo, String base) {
        var now = find.find(repo, base).map(file -> judged(file, repo, base)).orElse(Kept.NOTHING);
        table.save(repo, base, now, clock.instant());
        return inForce(now);
    }

    /** Reads the file again; true when another one is in force now, or other errors are to be shown. */
    boolean changed(Branch branch) {
        var before = table.find(branch.repo(), branch.base());
        readNow(branch.repo(), branch.base());
        return !before.equals(table.find(branch.repo(), branch.base()));
    }

    /**
     * The branches that follow the owner's common file, or have none, where that is not what they know. A repository's
     * own file stands before it.
     */
    List<Branch> outdated(RepoRef common, List<Branch> branches) {
        var now = find.common(common).map(FoundFile::sha).orElse("");
        return branches.stream()
                .filter(branch -> {
                    var kept = table.find(branch.repo(), branch.base()).orElse(Kept.NOTHING);
                    var follows = kept.sha().isEmpty() || kept.source().equalsIgnoreCase(common.fullName());
                    return follows
                            && !(kept.sha().equals(now) && kept.problems().isEmpty());
                })
                .toList();
    }

    /** As it was read last; empty when it never was. */
    public Optional<ConfigInForce> lastRead(RepoRef repo, String base) {
        return table.find(repo, base).map(PipeYmlInForce::inForce);
    }

    /** What is wrong with a newer file, which therefore is not in force. */
    public List<Problem> problems(RepoRef repo, String base) {
        return table.find(repo, base).map(Kept::problems).orElse(List.of());
    }

    /** What is wrong with the file that a pull request brings, when it is not what is wrong on its base already. */
    public List<Problem> proposed(PullRequest pullRequest) {
        var proposed = find.proposed(pullRequest)
                .map(text -> ParsePipeYml.parse(text).problems())
                .orElse(List.of());
        return proposed.equals(problems(pullRequest.ref().repo(), pullRequest.base())) ? List.of() : proposed;
    }

    @Scheduled(every = "6h", delayed = "11m")
    void prune() {
        QuarkusTransaction.requiringNew().run(() -> table.prune(clock.instant().minus(config.runsRetention())));
    }

    private Kept judged(FoundFile file, RepoRef repo, String base) {
        var parsed = ParsePipeYml.parse(file.text());
        return parsed.good()
                ? new Kept(file.sha(), file.source(), file.text(), List.of())
                : table.find(repo, base).orElse(Kept.NOTHING).butFor(parsed.problems());
    }

    private static ConfigInForce inForce(Kept kept) {
        return kept.sha().isEmpty()
                ? ConfigInForce.NONE
                : new ConfigInForce(
                        kept.sha(),
                        kept.source(),
                        ParsePipeYml.parse(kept.content()).config());
    }
}

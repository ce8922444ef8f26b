package dev.pipe.common.github;

import dev.pipe.common.github.GitHubWrite.SetLabels;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.kohsuke.github.GHLabel;
import org.kohsuke.github.GHRepository;

/** Sets our labels on a pull request and leaves those of others. GitHub compares their names without regard to case. */
@ApplicationScoped
class WriteLabels {

    private static final int NOT_FOUND = 404;
    private static final int ALREADY_THERE = 422;

    private final GitHubConnections connections;

    WriteLabels(GitHubConnections connections) {
        this.connections = connections;
    }

    Outcome set(SetLabels write) {
        var ref = write.pullRequest();
        return connections.call(ref.repo(), "set the labels of " + ref, on -> {
            var repository = connections.repository(ref.repo());
            var issue = repository.getIssue(ref.number());
            var present =
                    caseless(issue.getLabels().stream().map(GHLabel::getName).toList());
            var missing = caseless(write.set());
            missing.removeAll(present);
            var surplus = caseless(write.ours());
            surplus.removeAll(caseless(write.set()));
            surplus.retainAll(present);
            for (var name : missing) {
                provide(repository, name);
            }
            if (!missing.isEmpty()) {
                issue.addLabels(missing.toArray(String[]::new));
            }
            for (var name : surplus) {
                remove(() -> issue.removeLabel(name));
            }
            return missing.isEmpty() && surplus.isEmpty() ? Outcome.UNCHANGED : Outcome.DONE;
        });
    }

    private static TreeSet<String> caseless(Collection<String> names) {
        var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(names);
        return set;
    }

    /** Adding an unknown label would make it grey. */
    private static void provide(GHRepository repository, String name) throws IOException {
        try {
            repository.getLabel(name);
        } catch (IOException absent) {
            if (GitHubRefusal.statusOf(absent) != NOT_FOUND) {
                throw absent;
            }
            create(repository, name);
        }
    }

    private static void create(GHRepository repository, String name) throws IOException {
        try {
            repository.createLabel(name, LabelColour.of(name), "Set by the PIPE bots");
        } catch (IOException refused) {
            if (GitHubRefusal.statusOf(refused) != ALREADY_THERE) {
                throw refused;
            }
        }
    }

    private interface Removal {
        List<GHLabel> now() throws IOException;
    }

    private static void remove(Removal removal) throws IOException {
        try {
            removal.now();
        } catch (IOException refused) {
            if (GitHubRefusal.statusOf(refused) != NOT_FOUND) { // somebody was faster
                throw refused;
            }
        }
    }
}

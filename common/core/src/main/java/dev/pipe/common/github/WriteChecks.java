package dev.pipe.common.github;

import dev.pipe.common.github.GitHubWrite.SetCheck;
import dev.pipe.common.github.GitHubWrite.SetCheck.Annotation;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kohsuke.github.GHCheckRun;
import org.kohsuke.github.GHCheckRun.AnnotationLevel;
import org.kohsuke.github.GHCheckRun.Conclusion;
import org.kohsuke.github.GHCheckRun.Status;
import org.kohsuke.github.GHCheckRunBuilder;

/**
 * Sets a check run of ours: the one that bears the same external id is updated, any other left alone. A finished run
 * that is to be unfinished again gets a new one in its place.
 */
@ApplicationScoped
class WriteChecks {

    private static final int LONGEST_TITLE = 255;
    private static final int LONGEST_SUMMARY = 65_535;
    private static final int MOST_ANNOTATIONS = 50;

    private final GitHubConnections connections;
    private final WriteStatuses statuses;

    WriteChecks(GitHubConnections connections, WriteStatuses statuses) {
        this.connections = connections;
        this.statuses = statuses;
    }

    Outcome set(SetCheck write) {
        if (connections.appId().isEmpty()) {
            return statuses.set(write);
        }
        var doing = "set the check " + write.name() + " on " + write.pullRequest() + " at " + write.headSha();
        return connections.call(write.repo(), doing, on -> {
            var repository = connections.repository(write.repo());
            var outdated = outdated(write);
            if (outdated.isEmpty()) {
                fill(repository.createCheckRun(write.name(), write.headSha()), write, write.annotations());
            }
            for (var run : outdated) {
                // GitHub adds what it is given to what it has
                var annotated = run.getOutput() != null && run.getOutput().getAnnotationsCount() > 0;
                fill(repository.updateCheckRun(run.getId()), write, annotated ? List.of() : write.annotations());
            }
            return Outcome.DONE;
        });
    }

    /** The runs to update: unfinished ones, doubled or not, and the newest when it only changes its conclusion. */
    private List<GHCheckRun> outdated(SetCheck write) throws IOException {
        var repository = connections.repository(write.repo());
        var runs = new ArrayList<GHCheckRun>();
        for (var run : repository
                .getCheckRuns(write.headSha(), Map.of("check_name", write.name(), "filter", "all"))
                .withPageSize(100)) {
            if (isOurs(run)
                    && write.name().equals(run.getName())
                    && write.externalId().equals(run.getExternalId())) {
                runs.add(run);
            }
        }
        runs.sort(Comparator.comparingLong(GHCheckRun::getId).reversed());
        var newest = runs.isEmpty() ? null : runs.getFirst();
        runs.removeIf(run -> run.getStatus() == Status.COMPLETED && (write.conclusion() == null || run != newest));
        return runs;
    }

    private boolean isOurs(GHCheckRun run) {
        return run.getApp() != null
                && run.getApp().getId() == connections.appId().getAsLong();
    }

    private static void fill(GHCheckRunBuilder run, SetCheck write, List<Annotation> annotations) throws IOException {
        var output = output(write);
        annotations.stream()
                .limit(MOST_ANNOTATIONS)
                .map(WriteChecks::annotation)
                .forEach(output::add);
        run.withExternalID(write.externalId()).add(output);
        write.buttons()
                .forEach(button ->
                        run.add(new GHCheckRunBuilder.Action(button.label(), button.does(), button.identifier())));
        if (write.conclusion() == null) {
            run.withStatus(Status.IN_PROGRESS);
        } else {
            run.withStatus(Status.COMPLETED).withConclusion(conclusion(write));
        }
        run.create();
    }

    private static GHCheckRunBuilder.Output output(SetCheck write) {
        var title = write.title() == null || write.title().isBlank() ? write.name() : write.title();
        var summary = write.summary() == null ? "" : write.summary();
        return new GHCheckRunBuilder.Output(
                Marker.cut(title, LONGEST_TITLE), Marker.cut(Marker.fitted(summary), LONGEST_SUMMARY));
    }

    private static GHCheckRunBuilder.Annotation annotation(Annotation annotation) {
        var level = AnnotationLevel.valueOf(annotation.level().toUpperCase(Locale.ROOT));
        return new GHCheckRunBuilder.Annotation(
                        annotation.path(), annotation.line(), level, Marker.cut(annotation.message(), LONGEST_SUMMARY))
                .withTitle(Marker.cut(annotation.title(), LONGEST_TITLE));
    }

    private static Conclusion conclusion(SetCheck write) {
        return Conclusion.valueOf(write.conclusion().toUpperCase(Locale.ROOT));
    }
}

package dev.pipe.pipeline.api;

import dev.pipe.common.config.Stage;
import dev.pipe.pipeline.pipeyml.Problem;
import dev.pipe.pipeline.run.ExplainPullRequest.Explained;
import dev.pipe.pipeline.settings.ExplainConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;

/**
 * What would happen to a pull request, as scripts and {@code ./pipe config explain} see it.
 *
 * @param sha of the file in force; empty when there is none
 * @param says the same in sentences
 * @param notes where the operator bounds what the file asks for
 * @param problems of the file that was looked at; with any, it is not in force
 */
@RegisterForReflection
record ExplainView(
        String pullRequest,
        String sha,
        String source,
        String route,
        String mode,
        List<String> stages,
        List<String> says,
        List<String> notes,
        List<ProblemView> problems) {

    /** Where a file is wrong, and what would be right. */
    @RegisterForReflection
    record ProblemView(int line, int column, String key, String what, String mend) {
        static ProblemView of(Problem problem) {
            return new ProblemView(problem.line(), problem.column(), problem.key(), problem.what(), problem.mend());
        }
    }

    static ExplainView of(Explained explained) {
        var settings = explained.settings();
        return new ExplainView(
                explained.pullRequest().ref().toString(),
                settings.effective().sha(),
                settings.effective().source(),
                settings.effective().route(),
                settings.mode().name().toLowerCase(Locale.ROOT),
                settings.stages().stream().map(Stage::label).toList(),
                ExplainConfig.explain(settings, explained.pullRequest()),
                settings.notes(),
                explained.problems().stream().map(ProblemView::of).toList());
    }
}

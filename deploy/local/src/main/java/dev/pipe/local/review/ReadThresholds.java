package dev.pipe.local.review;

import dev.pipe.pipeline.pipeyml.ParsePipeYml;
import dev.pipe.pipeline.pipeyml.PipeYml;
import dev.pipe.review.decide.Thresholds;
import java.util.Optional;
import java.util.stream.Collectors;

/** From where on a finding has a consequence, as the repository's own file says; strict, as in the suite. */
final class ReadThresholds {

    /** The file is not understood; the message names each place and how to mend it. */
    static final class NotUnderstood extends Exception {
        private static final long serialVersionUID = 1L;

        NotUnderstood(String message) {
            super(message);
        }
    }

    /** A file by the name under which an error is told. */
    record Named(String name, String text) {}

    private ReadThresholds() {}

    static Thresholds of(Optional<Named> file) throws NotUnderstood {
        if (file.isEmpty()) {
            return Thresholds.BALANCED;
        }
        var parsed = ParsePipeYml.parse(file.get().text());
        if (!parsed.good()) {
            throw new NotUnderstood(problems(file.get().name(), parsed));
        }
        var section = parsed.config().review();
        return section == null ? Thresholds.BALANCED : Thresholds.of(section);
    }

    /** As compilers do, so that editors find the place. */
    private static String problems(String name, PipeYml parsed) {
        return parsed.problems().stream()
                .map(problem -> "%s:%d:%d: %s%s%n    %s"
                        .formatted(
                                name,
                                problem.line(),
                                problem.column(),
                                problem.key().isEmpty() ? "" : problem.key() + ": ",
                                problem.what(),
                                problem.mend()))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}

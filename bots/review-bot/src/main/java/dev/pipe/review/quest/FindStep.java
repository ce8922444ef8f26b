package dev.pipe.review.quest;

import dev.pipe.review.plan.ReviewPlan;
import dev.pipe.review.plan.ReviewPlan.DiffRef;
import dev.pipe.review.plan.ReviewPlan.Step;
import dev.pipe.review.risk.Finding;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** On which step of a plan something stands, from 1; 0 is the opening. */
final class FindStep {

    static final int OPENING = 0;

    private final List<Step> steps;
    private final Map<String, KeptFile> files;

    FindStep(ReviewPlan plan, List<KeptFile> files) {
        this.steps = plan.steps();
        this.files = files.stream().collect(Collectors.toMap(KeptFile::path, Function.identity()));
    }

    /** Where its line is shown; else where its file is; else where the files beside it are. */
    int of(Finding finding) {
        var shown = first(ref -> ref.fileId().equals(finding.file()) && shows(ref, finding));
        return shown != OPENING ? shown : ofFile(finding.file());
    }

    /** True when a step names the file itself. */
    boolean name(String path) {
        return first(ref -> ref.fileId().equals(path)) != OPENING;
    }

    /** A file that no step names goes with those it shares the most directories with. */
    int ofFile(String path) {
        var own = first(ref -> ref.fileId().equals(path));
        for (var directory = parent(path); own == OPENING && !directory.isEmpty(); directory = parent(directory)) {
            var beside = directory + "/";
            own = first(ref -> ref.fileId().startsWith(beside));
        }
        return own;
    }

    private int first(Predicate<DiffRef> that) {
        return IntStream.rangeClosed(1, steps.size())
                .filter(number -> steps.get(number - 1).diffRefs().stream().anyMatch(that))
                .findFirst()
                .orElse(OPENING);
    }

    private boolean shows(DiffRef ref, Finding finding) {
        var file = files.get(ref.fileId());
        return file != null
                && file.hunks().stream()
                        .filter(hunk -> ref.hunkIds().contains(hunk.id()))
                        .anyMatch(hunk -> hunk.shows(finding.side(), finding.line()));
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}

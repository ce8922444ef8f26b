package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Text that a stranger writes, taken through {@code env} or the output of a step, and then pasted into a script all the
 * same. The detour changes nothing.
 */
final class TaintedOutputs implements ChangeRule {

    private static final String EVENT_TEXT =
            "\\$\\{\\{\\s*(?:github\\.event\\.(?:issue|pull_request|comment|review|review_comment|discussion|head_commit|commits|workflow_run|client_payload)\\b[^}]{0,80}?(?:title|body|message|ref|label|name|email|branch)\\b|github\\.head_ref)[^}]{0,80}\\}\\}";
    private static final Pattern NAMED = Pattern.compile("^\\s*-?\\s*([A-Za-z_]\\w*):\\s*[\"']?" + EVENT_TEXT);
    private static final Pattern FROM_EVENT = Pattern.compile(EVENT_TEXT);
    private static final Pattern STEP = Pattern.compile("^\\s*-\\s+(?:id|name|uses|run|env|if|with|shell):");
    private static final Pattern ID = Pattern.compile("^\\s*-?\\s*id:\\s*[\"']?([\\w-]+)");
    private static final Pattern WRITES = Pattern.compile("GITHUB_OUTPUT|::set-output");
    private static final Pattern WRITES_ENV = Pattern.compile("[\"']?(\\w+)=.*>>\\s*[\"']?\\$\\{?GITHUB_ENV");
    private static final Pattern LISTS_FILES = Pattern.compile(
            "uses:\\s*[\"']?(?:tj-actions/changed-files|dorny/paths-filter|jitterbit/get-changed-files|trilom/file-changes-action|xt0rted/pull-request-comment-branch|actions-ecosystem/action-regex-match)@");
    private static final Pattern PASTED =
            Pattern.compile("\\$\\{\\{\\s*(?:env\\.(\\w+)|steps\\.([\\w-]+)\\.outputs\\.[\\w-]+)[^}]{0,60}\\}\\}");
    private static final Pattern SCRIPT =
            Pattern.compile("(?:^|>)(?:- )?(?:run|script|inlineScript):\\s|(?:run|script|inlineScript)>?\\| ");
    private static final Pattern READ_AS_CODE =
            Pattern.compile("\\b(?:eval|(?:ba|da|z)?sh\\s+-c|python3?\\s+-c|node\\s+-e)\\s[^#]{0,80}?\\$\\{?(\\w+)");

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> Language.of(file.path()).contains(Language.WORKFLOW))
                .flatMap(file -> file.hunks().stream().flatMap(hunk -> inHunk(file, hunk)));
    }

    private record Tainted(Set<String> names, Set<String> steps) {}

    private static Stream<Finding> inHunk(ChangedFile file, ChangedHunk hunk) {
        var lines = hunk.newSide();
        var tainted = tainted(lines);
        if (tainted.names().isEmpty() && tainted.steps().isEmpty()) {
            return Stream.empty();
        }
        var placed = Outline.of(lines.stream().map(ChangedLine::text).toList(), Language.YAML);
        return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
                .filter(i -> lines.get(i).isAdded() && runs(placed.get(i), tainted))
                .limit(3)
                .map(i -> finding(file, hunk, lines.get(i)));
    }

    private static Tainted tainted(List<ChangedLine> lines) {
        var names = new HashSet<String>();
        lines.forEach(line -> {
            var named = NAMED.matcher(line.text());
            if (named.find()) {
                names.add(named.group(1));
            }
        });
        var steps = new HashSet<String>();
        var from = 0;
        for (var i = 1; i <= lines.size(); i++) {
            if (i == lines.size() || STEP.matcher(lines.get(i).text()).find()) {
                readStep(lines.subList(from, i), names, steps);
                from = i;
            }
        }
        return new Tainted(names, steps);
    }

    private static void readStep(List<ChangedLine> step, Set<String> names, Set<String> steps) {
        var fromEvent = step.stream()
                .map(ChangedLine::text)
                .anyMatch(line -> FROM_EVENT.matcher(line).find()
                        || LISTS_FILES.matcher(line).find());
        if (!fromEvent) {
            return;
        }
        var writes = step.stream()
                .map(ChangedLine::text)
                .anyMatch(line ->
                        WRITES.matcher(line).find() || LISTS_FILES.matcher(line).find());
        for (var line : step) {
            var id = ID.matcher(line.text());
            if (writes && id.find()) {
                steps.add(id.group(1));
            }
            var env = WRITES_ENV.matcher(line.text());
            if (env.find()) {
                names.add(env.group(1));
            }
        }
    }

    private static boolean runs(String placed, Tainted tainted) {
        if (!SCRIPT.matcher(placed).find()) {
            return false;
        }
        var code = READ_AS_CODE.matcher(placed);
        if (code.find() && tainted.names().contains(code.group(1))) {
            return true;
        }
        return PASTED.matcher(placed)
                .results()
                .anyMatch(it -> it.group(1) != null
                        ? tainted.names().contains(it.group(1))
                        : tainted.steps().contains(it.group(2)));
    }

    private static Finding finding(ChangedFile file, ChangedHunk hunk, ChangedLine line) {
        return new Finding(
                "actions-script-injection",
                RiskType.SECURITY,
                RiskLevel.CRITICAL,
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                "What a stranger wrote is pasted into the script before the shell reads it, by a detour; a pull request"
                        + " can run commands with this job's token.",
                "Give it to the step through env: and use it as a quoted shell variable.",
                0.88);
    }
}

package dev.pipe.pipeline.run;

import dev.pipe.common.text.SafeMarkdown;
import java.util.List;
import java.util.stream.Collectors;

/** The checks stage in words: which check failed at which step, which is waited for, which nobody has seen. */
public final class ChecksWords {

    private ChecksWords() {}

    static StageWords of(OtherChecks checks) {
        if (checks == null || checks.stale()) {
            return new StageWords("Reading the checks", "");
        }
        var judged = ChecksPolicy.judge(checks);
        if (!judged.failed().isEmpty()) {
            return new StageWords(
                    "Failed: " + blamed(checks, judged.failed()), "Mend them and push, or run them again");
        }
        if (!judged.retrying().isEmpty()) {
            return new StageWords(
                    "Run again after a failure: " + blamed(checks, judged.retrying()),
                    "Nothing: a second failure counts");
        }
        if (!judged.pending().isEmpty()) {
            return new StageWords("Waiting for " + Words.codes(judged.pending()), "");
        }
        if (!judged.missing().isEmpty()) {
            return new StageWords(
                    "Required but not reported yet: " + Words.codes(judged.missing()),
                    "If nothing starts them, see the branch protection and `checks.required` in `.github/pipe.yml`");
        }
        return new StageWords(passed(judged), "");
    }

    private static String passed(ChecksPolicy.Judgement judged) {
        var passed = judged.passed() == 0
                ? "Passed: no other checks here"
                : "Passed: " + Words.count(judged.passed(), "check");
        return judged.ignored().isEmpty()
                ? passed
                : passed + "; failed but required by nobody: " + Words.codes(judged.ignored());
    }

    private static String blamed(OtherChecks checks, List<String> names) {
        return names.stream()
                .map(name -> SafeMarkdown.codeCell(name) + at(checks, name))
                .collect(Collectors.joining(", "));
    }

    /** {@code  at step `Compile` (CI, attempt 2)}; empty when nothing is known of the job. */
    public static String at(OtherChecks checks, String name) {
        return checks.failureOf(name)
                .map(job -> (job.step().isEmpty() ? "" : " at step " + SafeMarkdown.codeCell(job.step()))
                        + " (" + SafeMarkdown.text(job.workflow()) + attempt(job) + ")"
                        + checks.refusalOf(job)
                                .map(why -> ", which GitHub would not run again: " + SafeMarkdown.text(why))
                                .orElse(""))
                .orElse("");
    }

    private static String attempt(FailedJob job) {
        return job.attempt() > 1 ? ", attempt " + job.attempt() : "";
    }

    /** Each check on a line of its own, the worst first, with a link to the job that failed. */
    public static String list(OtherChecks checks) {
        if (checks == null) {
            return "";
        }
        var judged = ChecksPolicy.judge(checks);
        var text = new StringBuilder();
        judged.failed().forEach(name -> text.append("- ❌ ")
                .append(SafeMarkdown.code(name))
                .append(" failed")
                .append(at(checks, name))
                .append(link(checks, name))
                .append('\n'));
        judged.retrying().forEach(name -> text.append("- 🔁 ")
                .append(SafeMarkdown.code(name))
                .append(" failed")
                .append(at(checks, name))
                .append(" and is run again")
                .append(link(checks, name))
                .append('\n'));
        judged.missing().forEach(name -> text.append("- ❔ ")
                .append(SafeMarkdown.code(name))
                .append(" is required, and nobody has reported it\n"));
        judged.pending()
                .forEach(name ->
                        text.append("- ⏳ ").append(SafeMarkdown.code(name)).append(" has begun and not finished\n"));
        judged.ignored().forEach(name -> text.append("- ⚪ ")
                .append(SafeMarkdown.code(name))
                .append(" failed, but nothing requires it\n"));
        if (judged.passed() > 0) {
            text.append("- ✅ ").append(Words.count(judged.passed(), "check")).append(" passed\n");
        }
        return text.toString();
    }

    private static String link(OtherChecks checks, String name) {
        return checks.failureOf(name)
                .filter(job -> job.htmlUrl() != null && job.htmlUrl().matches("https?://[^\\s()<>]+"))
                .map(job -> ": [its log](" + job.htmlUrl() + ")")
                .orElse("");
    }
}

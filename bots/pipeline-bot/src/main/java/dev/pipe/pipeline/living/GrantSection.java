package dev.pipe.pipeline.living;

import dev.pipe.common.event.PipelineEvent.OverrideTarget;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.pipeline.override.GivenOverride;
import dev.pipe.pipeline.run.Standing;
import dev.pipe.pipeline.run.Words;
import dev.pipe.pipeline.trust.Trust;

/** What people granted to this head, or are asked to: a stranger's code to be tested, an override. */
final class GrantSection {

    private GrantSection() {}

    static String of(Standing standing) {
        var granted = standing.run().evidence().granted();
        var text = new StringBuilder();
        if (granted.trust().awaited() && standing.run().live()) {
            text.append(
                    "> 🛂 From the fork of somebody without write access. Rules alone read it; no model does, the memory"
                            + " is not asked, and GitHub Actions wait, until somebody with write access says `/ok-to-test` for"
                            + " this head.\n\n");
        } else if (granted.trust().standing() == Trust.Standing.VOUCHED) {
            text.append("> 🛂 From a fork; ")
                    .append(Words.person(granted.trust().by()))
                    .append(" vouched for this head at ")
                    .append(Words.time(granted.trust().at()))
                    .append(".\n\n");
        }
        granted.overrides().forEach(given -> text.append(line(given)));
        return text.toString();
    }

    private static String line(GivenOverride given) {
        return "> 🔓 " + Words.person(given.by()) + " overrode " + what(given) + " of this head at "
                + Words.time(given.at()) + ": " + SafeMarkdown.text(given.reason()) + "\n\n";
    }

    private static String what(GivenOverride given) {
        if (given.target() == OverrideTarget.CHECK) {
            return given.check().isEmpty() ? "the checks" : "the check " + SafeMarkdown.code(given.check());
        }
        return given.target() == OverrideTarget.HOLD ? "the holds" : "the " + Words.lower(given.target());
    }
}

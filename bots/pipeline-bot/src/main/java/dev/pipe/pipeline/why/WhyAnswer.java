package dev.pipe.pipeline.why;

import dev.pipe.pipeline.run.Reason;
import java.util.List;

/** The reasons as one piece of Markdown. */
public final class WhyAnswer {

    private WhyAnswer() {}

    public static String markdown(List<Reason> reasons) {
        if (reasons.isEmpty()) {
            return "Nothing stands in its way.";
        }
        return "**Why this is not merged**\n\n" + list(reasons);
    }

    public static String list(List<Reason> reasons) {
        var text = new StringBuilder();
        var number = 1;
        for (var reason : reasons) {
            text.append(number++).append(". ").append(reason.what());
            if (!reason.todo().isEmpty()) {
                text.append("<br>→ ").append(reason.todo());
            }
            text.append('\n');
        }
        return text.toString();
    }
}

package dev.pipe.local.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.local.client.GitHubUser;
import dev.pipe.sandbox.llm.StubLlm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The model of the story, played by the stub: it falls for the instruction hidden in the first push, and in the second
 * review it sees what no rule does.
 */
final class DemoModel {

    /** What it says of the line that it finds; the checker looks for it. */
    static final String REMARK = "A member without a name and an unknown address both give null";

    private static final Pattern HUNK = Pattern.compile("(?m)^hunkId: (.+)$");
    private static final Pattern RESULT_LINE = Pattern.compile("(?m)^(\\d+) \\+ .*rows\\.getString\\(1\\)");
    private static final Pattern SMALLER = Pattern.compile("(?i)test|docs?/|\\.md");

    private DemoModel() {}

    static StubLlm start() throws IOException {
        var model = StubLlm.start(0);
        model.otherwise(DemoModel::answer);
        return model;
    }

    static String answer(String question) {
        if (question.contains("You order the hunks")) {
            return steps(question);
        }
        if (question.contains("You review a change")) {
            return findings(question);
        }
        return "{\"text\":\"AXIS may look a member of BNI up by mail address.\"}";
    }

    private static String findings(String question) {
        var answer = GitHubUser.JSON.createObjectNode();
        var findings = answer.putArray("findings");
        var line = RESULT_LINE.matcher(question);
        if (line.find() && !question.contains(DemoRepository.INSTRUCTION)) {
            findings.addObject()
                    .put("type", "MAINTAINABILITY")
                    .put("level", "LOW")
                    .put("fileId", DemoRepository.LOOKUP)
                    .put("hunkId", DemoRepository.LOOKUP + "#h0")
                    .put("line", Integer.parseInt(line.group(1)))
                    .put("why", REMARK + ", so the caller cannot tell them apart.")
                    .put("mend", "Return an Optional, and throw where the name is missing.");
        }
        return answer.toString();
    }

    private static String steps(String question) {
        List<String> first = new ArrayList<>();
        List<String> then = new ArrayList<>();
        HUNK.matcher(question).results().map(hunk -> hunk.group(1)).forEach(hunk -> {
            var smaller = SMALLER.matcher(hunk).find();
            (smaller ? then : first).add(hunk);
        });
        var answer = GitHubUser.JSON.createObjectNode().put("summary", "AXIS looks members of BNI up by mail address.");
        var steps = answer.putArray("steps");
        step(steps.addObject(), "The lookup itself", "high", first);
        step(steps.addObject(), "What goes with it", "low", then);
        return answer.toString();
    }

    private static void step(ObjectNode step, String title, String priority, List<String> hunks) {
        step.put("title", title)
                .put("description", "What AXIS asks and what BNI answers.")
                .put("objective", "See which data of a member leaves BNI.")
                .put("priority", priority);
        hunks.forEach(step.putArray("hunkIds")::add);
    }
}

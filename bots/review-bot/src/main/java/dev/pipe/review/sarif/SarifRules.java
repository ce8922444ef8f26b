package dev.pipe.review.sarif;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules that a run's results speak of. CodeQL keeps them in its packs, the others in the driver. */
final class SarifRules {

    private final Map<String, JsonNode> byId = new HashMap<>();

    private SarifRules() {}

    static SarifRules in(JsonNode tool) {
        var rules = new SarifRules();
        rules.add(tool.path("driver").path("rules"));
        tool.path("extensions").forEach(pack -> rules.add(pack.path("rules")));
        return rules;
    }

    /** A result names its rule by id, at times with a word of its own behind a slash, or by place in the driver. */
    JsonNode of(JsonNode result) {
        var id = result.path("ruleId").asText(result.path("rule").path("id").asText(""));
        for (var name = id; !name.isEmpty(); name = name.substring(0, Math.max(0, name.lastIndexOf('/')))) {
            if (byId.containsKey(name)) {
                return byId.get(name);
            }
        }
        return byId.getOrDefault("#" + result.path("ruleIndex").asInt(-1), MissingNode.getInstance());
    }

    static String idOf(JsonNode result, JsonNode rule) {
        var id = result.path("ruleId").asText(result.path("rule").path("id").asText(""));
        return id.isEmpty() ? rule.path("id").asText("unnamed") : id;
    }

    static List<String> tags(JsonNode rule) {
        var tags = new ArrayList<String>();
        rule.path("properties").path("tags").forEach(tag -> tags.add(tag.asText()));
        return tags;
    }

    private void add(JsonNode rules) {
        var first = byId.isEmpty();
        for (var i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            byId.putIfAbsent(rule.path("id").asText(), rule);
            if (first) {
                byId.put("#" + i, rule);
            }
        }
    }
}

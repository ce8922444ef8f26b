package dev.pipe.local.connect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The manifest of the App: what GitHub shows its owner and asks them to agree to. */
record Manifest(String name, String homepage, String webhook, String redirect) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An App without a reachable address still needs one, so that GitHub keeps deliveries that can be polled. */
    static final String NOWHERE = "https://pipe.invalid/webhooks/github";

    ObjectNode json() {
        ObjectNode manifest = JSON.createObjectNode()
                .put("name", name)
                .put("url", homepage)
                .put("description", "Runs the life of pull requests: review, approval, checks, merge.")
                .put("redirect_url", redirect)
                .put("public", false);
        manifest.putObject("hook_attributes").put("url", webhook).put("active", true);
        ObjectNode permissions = manifest.putObject("default_permissions");
        Need.PERMISSIONS.forEach(need -> permissions.put(need.name(), need.level()));
        var events = manifest.putArray("default_events");
        Need.EVENTS.forEach(need -> events.add(need.name()));
        return manifest;
    }
}

package dev.pipe.sandbox.github.repositories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.accounts.Right;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.view.Urls;
import dev.pipe.sandbox.github.world.Repository;
import java.util.ArrayList;
import java.util.List;

/** Branches and their protection. */
public final class BranchRest {
    private static final String BRANCHES = "/repos/{owner}/{repo}/branches";
    private static final String PROTECTION = BRANCHES + "/{branch*}/protection";

    private final Parts parts;

    public BranchRest(Parts parts) {
        this.parts = parts;
    }

    public void on(Routes routes) {
        routes.get(BRANCHES, this::list)
                .get(PROTECTION + "/required_status_checks", this::requiredChecks)
                .patch(PROTECTION + "/required_status_checks", this::changeRequiredChecks)
                .get(PROTECTION, this::protection)
                .put(PROTECTION, this::protect)
                .delete(PROTECTION, this::unprotect)
                .get(BRANCHES + "/{branch*}", this::get)
                .get("/repos/{owner}/{repo}/rules/branches/{branch*}", request -> {
                    var repository = parts.access().repository(request, Right.READ);
                    var queued = repository.queuedBranches.contains(request.var("branch"));
                    return Answer.ok(Json.array(queued ? List.of(queue(repository)) : List.of()));
                });
    }

    private static com.fasterxml.jackson.databind.JsonNode queue(Repository repository) {
        return Json.object(
                "type",
                "merge_queue",
                "ruleset_source_type",
                "Repository",
                "ruleset_source",
                repository.fullName(),
                "ruleset_id",
                1,
                "parameters",
                Json.object(
                        "check_response_timeout_minutes", 60,
                        "grouping_strategy", "ALLGREEN",
                        "max_entries_to_build", 5,
                        "max_entries_to_merge", 5,
                        "merge_method", "MERGE",
                        "min_entries_to_merge", 1,
                        "min_entries_to_merge_wait_minutes", 0));
    }

    private Answer list(Request request) {
        var repository = parts.access().repository(request, Right.READ_CONTENTS);
        return parts.page(
                request,
                List.copyOf(repository.git.branches().entrySet()),
                branch -> Json.object(
                        "name", branch.getKey(),
                        "commit",
                                Json.object(
                                        "sha",
                                        branch.getValue(),
                                        "url",
                                        url(repository) + "/commits/" + branch.getValue()),
                        "protected", repository.protections.containsKey(branch.getKey())));
    }

    private Answer get(Request request) {
        var repository = parts.access().repository(request, Right.READ_CONTENTS);
        var name = request.var("branch");
        var sha = repository.git.branch(name).orElseThrow(() -> Refusal.of(404, "Branch not found"));
        var url = url(repository) + "/branches/" + Urls.encode(name);
        var isProtected = repository.protections.containsKey(name);
        return Answer.ok(Json.object(
                "name",
                name,
                "commit",
                parts.views().commits.commit(repository, repository.git.existing(sha)),
                "_links",
                Json.object(
                        "self", url, "html", parts.views().urls.page(repository) + "/tree/" + Urls.encodePath(name)),
                "protected",
                isProtected,
                "protection",
                Json.object("enabled", isProtected, "required_status_checks", required(repository, name)),
                "protection_url",
                url + "/protection"));
    }

    private static ObjectNode required(Repository repository, String branch) {
        var protection = repository.protections.get(branch);
        var checks = protection == null ? null : protection.get("required_status_checks");
        return checks instanceof ObjectNode object
                ? object
                : Json.object("enforcement_level", "off", "contexts", List.of(), "checks", List.of());
    }

    private Answer protection(Request request) {
        var repository = parts.access().repository(request, Right.READ_ADMINISTRATION);
        return Answer.ok(view(repository, request));
    }

    private ObjectNode view(Repository repository, Request request) {
        var protection = repository.protections.get(request.var("branch"));
        if (protection == null) {
            throw Refusal.of(404, "Branch not protected");
        }
        return Json.with(protection.deepCopy(), "url", protectionUrl(repository, request));
    }

    private Answer protect(Request request) {
        var repository = parts.access().repository(request, Right.ADMINISTER);
        var name = request.var("branch");
        repository.git.branch(name).orElseThrow(() -> Refusal.of(404, "Branch not found"));
        var json = request.json();
        var enforced = json.path("enforce_admins").asBoolean(false);
        var url = protectionUrl(repository, request);
        var protection =
                Json.object("enforce_admins", Json.object("url", url + "/enforce_admins", "enabled", enforced));
        if (json.path("required_status_checks").isObject()) {
            protection.set("required_status_checks", policy(json.get("required_status_checks"), url));
        }
        repository.protections.put(name, protection);
        return Answer.ok(view(repository, request));
    }

    private static ObjectNode policy(JsonNode json, String url) {
        var contexts = new ArrayList<String>();
        json.path("contexts").forEach(context -> contexts.add(context.asText()));
        json.path("checks").forEach(check -> contexts.add(check.path("context").asText()));
        var distinct = contexts.stream().distinct().toList();
        return Json.object(
                "url",
                url + "/required_status_checks",
                "contexts_url",
                url + "/required_status_checks/contexts",
                "strict",
                json.path("strict").asBoolean(false),
                "enforcement_level",
                "non_admins",
                "contexts",
                distinct,
                "checks",
                Json.array(distinct, context -> Json.object("context", context, "app_id", null)));
    }

    private Answer unprotect(Request request) {
        var repository = parts.access().repository(request, Right.ADMINISTER);
        view(repository, request);
        repository.protections.remove(request.var("branch"));
        return Answer.noContent();
    }

    private Answer requiredChecks(Request request) {
        var repository = parts.access().repository(request, Right.READ_ADMINISTRATION);
        var required = view(repository, request).get("required_status_checks");
        if (required == null) {
            throw Refusal.of(404, "Required status checks not enabled");
        }
        return Answer.ok(required);
    }

    private Answer changeRequiredChecks(Request request) {
        var repository = parts.access().repository(request, Right.ADMINISTER);
        view(repository, request);
        var policy = policy(request.json(), protectionUrl(repository, request));
        repository.protections.get(request.var("branch")).set("required_status_checks", policy);
        return Answer.ok(policy);
    }

    private String protectionUrl(Repository repository, Request request) {
        return url(repository) + "/branches/" + Urls.encode(request.var("branch")) + "/protection";
    }

    private String url(Repository repository) {
        return parts.views().urls.repo(repository);
    }
}

package dev.pipe.pipeline.normalise;

/** Payloads in GitHub's form, made for these tests. */
final class Payloads {

    static final String HEAD = "1111111111111111111111111111111111111111";
    static final String BASE = "2222222222222222222222222222222222222222";

    private Payloads() {}

    static String account(String login, long id) {
        var type = login.endsWith("[bot]") ? "Bot" : "User";
        return """
                {"login":"%s","id":%d,"type":"%s"}""".formatted(login, id, type);
    }

    static String repository() {
        return """
                {"id":7,"full_name":"acme/shop","pushed_at":1700000000}""";
    }

    /** The pull request itself, number 5, as it stands inside a payload. */
    static String pull(String more) {
        return """
                {"id":500,"number":5,"title":"Join orders and billing","state":"open","draft":false,"merged":false,
                 "updated_at":"2026-01-02T03:04:05Z","user":%s,"labels":[{"name":"integration"}],
                 "head":{"ref":"join","sha":"%s","repo":{"id":8,"full_name":"ann/shop"}},
                 "base":{"ref":"main","sha":"%s","repo":{"id":7,"full_name":"acme/shop"}}%s}""".formatted(account("ann", 11), HEAD, BASE, more);
    }

    static String pullRequest(String action, String more) {
        return """
                {"action":"%s","number":5,"pull_request":%s,"repository":%s,"sender":%s%s}""".formatted(action, pull(""), repository(), account("bea", 12), more);
    }

    static String issueComment(String action, String body, String issueMore) {
        return """
                {"action":"%s","issue":{"number":5%s},"comment":{"id":900,"user":%s,"body":"%s",
                 "created_at":"2026-01-02T03:04:05Z","updated_at":"2026-01-02T03:05:06Z"},
                 "repository":%s,"sender":%s}""".formatted(action, issueMore, account("ann", 11), body, repository(), account("bea", 12));
    }

    static String commentOnPull(String action, String body) {
        return issueComment(action, body, ",\"pull_request\":{\"url\":\"x\"}");
    }

    static String review(String action, String state, String body) {
        return """
                {"action":"%s","review":{"id":77,"user":%s,"body":%s,"state":"%s","commit_id":"%s",
                 "submitted_at":"2026-01-02T03:04:05Z"},"pull_request":%s,"repository":%s,"sender":%s}""".formatted(
                        action,
                        account("ann", 11),
                        body == null ? "null" : "\"" + body + "\"",
                        state,
                        HEAD,
                        pull(""),
                        repository(),
                        account("bea", 12));
    }

    static String reviewComment(String body) {
        return """
                {"action":"created","comment":{"id":901,"user":%s,"body":"%s","commit_id":"%s","original_commit_id":"%s",
                 "diff_hunk":"@@ -1 +1 @@\\n+password=hunter2hunter2","created_at":"2026-01-02T03:04:05Z"},
                 "pull_request":%s,"repository":%s,"sender":%s}""".formatted(account("ann", 11), body, BASE, HEAD, pull(""), repository(), account("ann", 11));
    }

    static String checkRun(String action, String pullRequests, String more) {
        return """
                {"action":"%s","check_run":{"id":66,"name":"build","head_sha":"%s","external_id":"x1","status":"completed",
                 "conclusion":"failure","completed_at":"2026-01-02T03:04:05Z","app":{"id":15368,"slug":"github-actions"},
                 "check_suite":{"id":65,"pull_requests":[]},"pull_requests":%s},"repository":%s,"sender":%s%s}""".formatted(action, HEAD, pullRequests, repository(), account("ann", 11), more);
    }

    static String status(String state) {
        return """
                {"id":4242,"sha":"%s","context":"ci/jenkins","state":"%s","updated_at":"2026-01-02T03:04:05+00:00",
                 "repository":%s,"sender":%s}""".formatted(HEAD, state, repository(), account("jenkins[bot]", 13));
    }

    static String push(String ref, String more) {
        return """
                {"ref":"%s","before":"%s","after":"%s","forced":true,"pusher":{"name":"ann"},"commits":[],
                 "repository":%s,"sender":%s%s}""".formatted(ref, BASE, HEAD, repository(), account("ann", 11), more);
    }
}

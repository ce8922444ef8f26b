package dev.pipe.sandbox.github.view;

import dev.pipe.sandbox.github.world.Account;
import dev.pipe.sandbox.github.world.Issue;
import dev.pipe.sandbox.github.world.Repository;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** API and page share one address here; on GitHub they are two hosts. */
public record Urls(String root) {
    public String user(Account account) {
        return root + "/users/" + encode(account.login());
    }

    public String repo(Repository repository) {
        return root + "/repos/" + repository.fullName();
    }

    public String page(Repository repository) {
        return root + "/" + repository.fullName();
    }

    public String pull(Issue pull) {
        return repo(pull.repository) + "/pulls/" + pull.number;
    }

    public String issue(Issue issue) {
        return repo(issue.repository) + "/issues/" + issue.number;
    }

    public String page(Issue issue) {
        return page(issue.repository) + (issue.isPull() ? "/pull/" : "/issues/") + issue.number;
    }

    /** For one segment of a path. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public static String encodePath(String path) {
        return encode(path).replace("%2F", "/");
    }
}

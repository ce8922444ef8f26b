package dev.pipe.memory;

import dev.pipe.sandbox.github.FakeGitHub;
import dev.pipe.sandbox.github.admin.Ground.NewRepository;
import dev.pipe.sandbox.github.admin.Ground.Push;
import dev.pipe.sandbox.github.world.Permission;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A repository on the fake GitHub with a pull request for each title, numbered in their order. */
final class Shop {

    static final String REPO = "acme/shop";
    static final List<String> TITLES = List.of(
            "Let BNI settle invoices through AXIS",
            "Export payments to a file",
            "Rename the headings of the README",
            "Send BNI refunds through AXIS as well");

    private Shop() {}

    static void open(FakeGitHub github) {
        var ground = github.ground();
        ground.organization("acme", List.of());
        ground.user("ada");
        ground.repository(NewRepository.named(REPO));
        ground.grant(REPO, "ada", Permission.WRITE);
        push(github, "main", "README.md");
        for (var title : TITLES) {
            var branch = "change-" + TITLES.indexOf(title);
            push(github, branch, branch + ".md");
            github.as("ada").openPullRequest(REPO, branch, "main", title, "");
        }
    }

    private static void push(FakeGitHub github, String branch, String file) {
        var content = Map.of(file, file.getBytes(StandardCharsets.UTF_8));
        github.ground().push(new Push(REPO, branch, null, content, "Write " + file, "ada"));
    }
}

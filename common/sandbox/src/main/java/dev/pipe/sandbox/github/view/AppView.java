package dev.pipe.sandbox.github.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.accounts.App;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.world.Account;
import dev.pipe.sandbox.github.world.World;

public final class AppView {
    private final Urls urls;
    private final AccountView accounts;
    private final App app;

    public AppView(Urls urls, AccountView accounts, App app) {
        this.urls = urls;
        this.accounts = accounts;
        this.app = app;
    }

    public ObjectNode app() {
        return Json.object(
                "id",
                app.id,
                "slug",
                App.SLUG,
                "client_id",
                "Iv1." + app.id,
                "node_id",
                World.nodeId("A", app.id),
                "owner",
                accounts.simple(app.owner),
                "name",
                app.name(),
                "description",
                "The PIPE bot suite",
                "external_url",
                urls.root(),
                "html_url",
                urls.root() + "/apps/" + App.SLUG,
                "created_at",
                app.createdAt,
                "updated_at",
                app.createdAt,
                "permissions",
                app.permissionsView(),
                "events",
                app.events(),
                "installations_count",
                1);
    }

    /** GitHub Actions is an App like any other, under the id it has on github.com. */
    public ObjectNode actions() {
        return Json.with(
                app(),
                "id",
                15368,
                "slug",
                "github-actions",
                "client_id",
                "Iv1.15368",
                "node_id",
                World.nodeId("A", 15368),
                "name",
                "GitHub Actions",
                "description",
                "Automate your workflow from idea to production",
                "html_url",
                urls.root() + "/apps/github-actions");
    }

    /** Where installations are listed, GitHub's description wants an account to have an enterprise's fields too. */
    private ObjectNode described(Account account) {
        return Json.with(
                accounts.simple(account),
                "name",
                account.login(),
                "slug",
                account.login(),
                "created_at",
                account.createdAt(),
                "updated_at",
                account.createdAt());
    }

    /** There is one, and it says of itself that it belongs to the account that asks about it. */
    public ObjectNode installation(Account account) {
        var url = urls.root() + "/app/installations/" + app.installationId;
        return Json.object(
                "id",
                app.installationId,
                "client_id",
                "Iv1." + app.id,
                "account",
                described(account),
                "repository_selection",
                "all",
                "access_tokens_url",
                url + "/access_tokens",
                "repositories_url",
                urls.root() + "/installation/repositories",
                "html_url",
                urls.root() + "/settings/installations/" + app.installationId,
                "app_id",
                app.id,
                "app_slug",
                App.SLUG,
                "target_id",
                account.id(),
                "target_type",
                account.type().name(),
                "permissions",
                app.permissionsView(),
                "events",
                app.events(),
                "created_at",
                app.createdAt,
                "updated_at",
                app.createdAt,
                "single_file_name",
                null,
                "has_multiple_single_files",
                false,
                "single_file_paths",
                java.util.List.of(),
                "suspended_by",
                null,
                "suspended_at",
                null);
    }

    /** As a webhook carries it: with times in seconds. */
    public ObjectNode delivered(Account account) {
        var seconds = app.createdAt.getEpochSecond();
        return Json.with(installation(account), "created_at", seconds, "updated_at", seconds);
    }
}

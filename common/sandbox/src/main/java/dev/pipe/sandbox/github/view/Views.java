package dev.pipe.sandbox.github.view;

import dev.pipe.sandbox.github.accounts.Access;
import dev.pipe.sandbox.github.accounts.App;
import dev.pipe.sandbox.github.world.World;

/** Every shape GitHub answers in, wired once. */
public final class Views {
    public final Urls urls;
    public final AccountView accounts;
    public final RepositoryView repositories;
    public final CommitView commits;
    public final PullView pulls;
    public final AppView apps;
    public final ConversationView conversation;
    public final CheckView checks;
    public final ActionsView actions;

    public Views(World world, App app, Access access) {
        urls = new Urls(world.url);
        accounts = new AccountView(urls);
        repositories = new RepositoryView(urls, accounts);
        commits = new CommitView(urls, world, accounts);
        pulls = new PullView(urls, accounts, repositories, access);
        apps = new AppView(urls, accounts, app);
        conversation = new ConversationView(urls, accounts, pulls, apps, access);
        checks = new CheckView(urls, accounts, repositories, pulls, commits, apps);
        actions = new ActionsView(urls, accounts, repositories, commits, checks);
    }
}

package dev.pipe.sandbox.github;

import dev.pipe.sandbox.github.actions.ActionsRest;
import dev.pipe.sandbox.github.checks.CheckRest;
import dev.pipe.sandbox.github.checks.StatusRest;
import dev.pipe.sandbox.github.comments.CommentRest;
import dev.pipe.sandbox.github.comments.IssueRest;
import dev.pipe.sandbox.github.comments.LabelRest;
import dev.pipe.sandbox.github.comments.ReactionRest;
import dev.pipe.sandbox.github.graphql.GraphQlRest;
import dev.pipe.sandbox.github.hooks.HookRest;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.people.AccountRest;
import dev.pipe.sandbox.github.people.AppRest;
import dev.pipe.sandbox.github.people.ManifestRest;
import dev.pipe.sandbox.github.pulls.MergeRest;
import dev.pipe.sandbox.github.pulls.PullRest;
import dev.pipe.sandbox.github.repositories.BranchRest;
import dev.pipe.sandbox.github.repositories.CommitRest;
import dev.pipe.sandbox.github.repositories.ContentRest;
import dev.pipe.sandbox.github.repositories.GitObjectRest;
import dev.pipe.sandbox.github.repositories.RefRest;
import dev.pipe.sandbox.github.repositories.RepositoryRest;
import dev.pipe.sandbox.github.reviews.ReviewCommentRest;
import dev.pipe.sandbox.github.reviews.ReviewRest;
import dev.pipe.sandbox.github.scanning.CodeScanningRest;

/** Every path, in the order in which they are tried: narrow ones before those that take slashes. */
final class AllRoutes {
    private AllRoutes() {}

    static Routes of(Parts parts) {
        var routes = new Routes();
        var labels = new LabelRest(parts);
        new AccountRest(parts).on(routes);
        new AppRest(parts).on(routes);
        new ManifestRest(parts).on(routes);
        new HookRest(parts.world(), parts.access(), parts.app(), parts.hooks(), parts.views().urls).on(routes);
        new RepositoryRest(parts).on(routes);
        new BranchRest(parts).on(routes);
        new ContentRest(parts).on(routes);
        new RefRest(parts).on(routes);
        new GitObjectRest(parts).on(routes);
        new ActionsRest(parts).on(routes);
        new CheckRest(parts).on(routes);
        new StatusRest(parts).on(routes);
        new CodeScanningRest(parts).on(routes);
        new CommitRest(parts).on(routes);
        new ReviewCommentRest(parts).on(routes);
        new ReviewRest(parts).on(routes);
        new PullRest(parts).on(routes);
        new MergeRest(parts).on(routes);
        new CommentRest(parts).on(routes);
        new ReactionRest(parts).on(routes);
        labels.on(routes);
        new IssueRest(parts, labels).on(routes);
        new GraphQlRest(parts).on(routes);
        return routes;
    }
}

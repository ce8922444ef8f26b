package dev.pipe.sandbox.github.comments;

import dev.pipe.sandbox.github.accounts.Access;
import dev.pipe.sandbox.github.accounts.Right;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.view.ConversationView;
import dev.pipe.sandbox.github.world.Reaction;
import java.util.List;
import java.util.function.Function;

/** Reactions to issues, comments and inline comments; one of a kind per person. */
public final class ReactionRest {
    private static final String REPO = "/repos/{owner}/{repo}";

    private final Parts parts;

    public ReactionRest(Parts parts) {
        this.parts = parts;
    }

    public void on(Routes routes) {
        on(routes, REPO + "/issues/comments/{comment}/reactions", request -> parts.access()
                .repository(request, Right.READ_PULLS)
                .comment(request.id("comment"))
                .orElseThrow(Refusal::notFound)
                .reactions);
        on(routes, REPO + "/pulls/comments/{comment}/reactions", request -> parts.access()
                .repository(request, Right.READ_PULLS)
                .reviewComment(request.id("comment"))
                .orElseThrow(Refusal::notFound)
                .reactions);
        on(routes, REPO + "/issues/{number}/reactions", request -> IssueRest.issue(parts, request, Right.READ_PULLS)
                .reactions);
    }

    private void on(Routes routes, String path, Function<Request, List<Reaction>> reactions) {
        routes.get(path, request -> list(request, reactions.apply(request)))
                .post(path, request -> react(request, reactions.apply(request)))
                .delete(path + "/{reaction}", request -> withdraw(request, reactions.apply(request)));
    }

    private Answer list(Request request, List<Reaction> reactions) {
        var content = request.param("content", null);
        var found = reactions.stream()
                .filter(one -> content == null || one.content().equals(content))
                .toList();
        return parts.page(request, found, parts.views().conversation::reaction);
    }

    private Answer react(Request request, List<Reaction> reactions) {
        parts.access().repository(request, Right.DISCUSS);
        var person = Access.person(request);
        var content = request.json().path("content").asText();
        if (!ConversationView.isReaction(content)) {
            throw Refusal.invalid("Reaction", "content", "content is not a reaction: " + content);
        }
        for (var reaction : reactions) {
            if (reaction.user().equals(person) && reaction.content().equals(content)) {
                return Answer.ok(parts.views().conversation.reaction(reaction));
            }
        }
        var reaction = new Reaction(
                parts.world().nextId(), person, content, parts.world().now());
        reactions.add(reaction);
        return Answer.created(parts.views().conversation.reaction(reaction));
    }

    private static Answer withdraw(Request request, List<Reaction> reactions) {
        var person = Access.person(request);
        var id = request.id("reaction");
        if (!reactions.removeIf(one -> one.id() == id && one.user().equals(person))) {
            throw Refusal.notFound();
        }
        return Answer.noContent();
    }
}

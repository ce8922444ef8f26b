package dev.pipe.sandbox.github.pulls;

import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.world.Account;
import dev.pipe.sandbox.github.world.Actor;
import dev.pipe.sandbox.github.world.Issue;
import dev.pipe.sandbox.github.world.PullRequest;
import dev.pipe.sandbox.github.world.Repository;

/** Opens pull requests, from a branch of the repository or {@code owner:branch} of a fork. */
public final class PullOpening {
    private final Parts parts;

    public PullOpening(Parts parts) {
        this.parts = parts;
    }

    /** What someone proposes. */
    public record Proposal(
            Repository repository,
            Account author,
            String title,
            String body,
            String head,
            String base,
            boolean draft) {}

    public PullRequest open(Proposal proposal, Actor by) {
        var repository = proposal.repository();
        if (proposal.title().isBlank()) {
            throw Refusal.invalid("PullRequest", "title", "title can't be blank");
        }
        var head = head(proposal);
        var headRef = proposal.head().substring(proposal.head().indexOf(':') + 1);
        var headSha = head.git
                .branch(headRef)
                .orElseThrow(() -> Refusal.invalid("PullRequest", "head", "head is invalid: no branch " + headRef));
        var baseSha = repository
                .git
                .branch(proposal.base())
                .orElseThrow(
                        () -> Refusal.invalid("PullRequest", "base", "base is invalid: no branch " + proposal.base()));
        refuseDoubled(repository, head, headRef, proposal.base());
        var world = parts.world();
        var numbered = new Issue(world.nextId(), repository, repository.nextNumber(), proposal.author(), world.now());
        var pull = new PullRequest(numbered, head, headRef);
        pull.title = proposal.title();
        pull.body = Parts.fitting(proposal.body(), "PullRequest");
        pull.baseRef = proposal.base();
        pull.baseSha = baseSha;
        pull.draft = proposal.draft();
        parts.pushes().fetchHead(pull, headSha);
        refuseEmpty(pull);
        repository.issues.put(pull.number, pull);
        var payload = Json.object(
                "number", pull.number, "pull_request", parts.views().pulls.full(pull));
        parts.hooks().fire(repository, by, "pull_request", "opened", payload);
        return pull;
    }

    private Repository head(Proposal proposal) {
        var colon = proposal.head().indexOf(':');
        if (colon < 0
                || proposal.head()
                        .substring(0, colon)
                        .equalsIgnoreCase(proposal.repository().owner.login())) {
            return proposal.repository();
        }
        var owner = proposal.head().substring(0, colon);
        return parts.world().repositories.values().stream()
                .filter(fork -> fork.parent == proposal.repository()
                        && fork.owner.login().equalsIgnoreCase(owner))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.invalid("PullRequest", "head", "head is invalid: " + owner + " has no fork"));
    }

    private static void refuseDoubled(Repository repository, Repository head, String headRef, String base) {
        repository.pulls().stream()
                .filter(pull -> pull.open && pull.headRepository == head)
                .filter(pull -> pull.headRef.equals(headRef) && pull.baseRef.equals(base))
                .findAny()
                .ifPresent(pull -> {
                    throw Refusal.invalid(
                            "PullRequest",
                            "head",
                            "A pull request already exists for " + head.owner.login() + ":" + headRef + ".");
                });
    }

    private static void refuseEmpty(PullRequest pull) {
        var git = pull.repository.git;
        if (git.mergeBase(pull.baseSha, pull.headSha).isEmpty()) {
            throw Refusal.invalid(
                    "PullRequest",
                    "base",
                    "The " + pull.headRef + " branch has no history in common with " + pull.baseRef);
        }
        if (git.between(pull.baseSha, pull.headSha).isEmpty()) {
            throw Refusal.invalid("PullRequest", "head", "No commits between " + pull.baseRef + " and " + pull.headRef);
        }
    }
}

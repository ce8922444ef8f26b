package dev.pipe.governance.approval;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.governance.approval.ApprovalNews.Changed;
import dev.pipe.governance.approval.ApprovalNews.Given;
import dev.pipe.governance.approval.ApprovalNews.Withdrawn;
import dev.pipe.governance.approval.Word.Kind;
import dev.pipe.governance.approval.Word.Source;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Keeps and takes back last words, and tells whoever decides about it. */
@ApplicationScoped
public class KeepWords {

    private final WordTable table;
    private final CarriedTable carried;
    private final Event<ApprovalNews> news;

    KeepWords(WordTable table, CarriedTable carried, Event<ApprovalNews> news) {
        this.table = table;
        this.carried = carried;
        this.news = news;
    }

    /** True when this person's kept word is newer than what was said. */
    boolean overtakes(Said said) {
        return table.of(said.pullRequest(), said.who())
                .filter(last -> last.saidAt().isAfter(said.at()))
                .isPresent();
    }

    /** As its giver's last word. */
    void keep(Word word) {
        var before = table.of(word.pullRequest(), word.who());
        table.put(word);
        var stood = before.filter(last -> last.approves(word.headSha(), word.base()));
        if (word.kind() == Kind.APPROVED) {
            if (stood.isEmpty()) {
                news.fire(new Given(word));
            } else {
                news.fire(new Changed(word.pullRequest()));
            }
            return;
        }
        var approval = before.filter(last -> last.kind() == Kind.APPROVED);
        if (approval.isPresent()) {
            news.fire(new Withdrawn(word.pullRequest(), List.of(approval.get()), overtaken(word)));
        } else {
            news.fire(new Changed(word.pullRequest()));
        }
    }

    /** Somebody takes back their own word, which is their last one then. Returns false when none stands. */
    boolean cancel(PullRequestRef pullRequest, Actor who, Instant at) {
        var last = table.of(pullRequest, who)
                .filter(word -> word.kind() != Kind.TAKEN_BACK && !word.saidAt().isAfter(at));
        last.ifPresent(word -> {
            var reason = who.login() + " took it back";
            takeBack(pullRequest, word::equals, reason);
            table.put(word.takenBack(reason, at));
        });
        return last.isPresent();
    }

    /** Takes back what stands and came from there. Returns false when nothing does. */
    boolean takeBack(PullRequestRef pullRequest, Source source, String reason) {
        return takeBack(pullRequest, word -> word.source().equals(source), reason);
    }

    /** Takes back an approval that another look found not to count any more; whoever looked tells the rest. */
    public void fall(PullRequestRef pullRequest, Actor who, String reason) {
        table.of(pullRequest, who)
                .filter(word -> word.kind() == Kind.APPROVED)
                .ifPresent(word -> table.put(word.takenBack(reason, word.saidAt())));
    }

    /**
     * Takes back what was said of another head or base, when this one came later.
     *
     * @param since when this head and base were seen
     */
    public void overtakenBy(PullRequestRef pullRequest, String headSha, String base, Instant since) {
        var grown = carried.grownFrom(pullRequest, base, headSha); // a stale fact: the word went on to a later head
        Predicate<Word> overtaken = word -> !word.saidAt().isAfter(since)
                && !grown.contains(word.headSha())
                && (word.kind() == Kind.APPROVED
                        ? !word.approves(headSha, base)
                        : word.kind() != Kind.TAKEN_BACK && !word.objectsTo(headSha));
        table.on(pullRequest).stream()
                .filter(overtaken)
                .findFirst()
                .ifPresent(word -> takeBack(
                        pullRequest,
                        overtaken,
                        Word::overtakenByAnotherHead,
                        word.headSha().equals(headSha)
                                ? "the base changed from " + word.base() + " to " + base
                                : "the head changed from " + SeenPolicy.shortened(word.headSha()) + " to "
                                        + SeenPolicy.shortened(headSha)));
    }

    /** What was said of a head holds for the next, which holds nothing new. */
    void carry(PullRequestRef pullRequest, String base, String from, String to) {
        table.on(pullRequest).stream()
                .filter(word -> word.headSha().equals(from) && word.base().equals(base))
                .filter(word -> word.kind() != Kind.TAKEN_BACK || word.overtaken() != null)
                .forEach(word -> table.put(word.carriedTo(to)));
    }

    boolean takeBack(PullRequestRef pullRequest, Predicate<Word> which, String reason) {
        return takeBack(pullRequest, which, word -> word.takenBack(reason, word.saidAt()), reason);
    }

    private boolean takeBack(
            PullRequestRef pullRequest, Predicate<Word> which, UnaryOperator<Word> how, String reason) {
        var taken = table.on(pullRequest).stream()
                .filter(word -> word.kind() != Kind.TAKEN_BACK && which.test(word))
                .toList();
        if (taken.isEmpty()) {
            return false;
        }
        taken.forEach(word -> table.put(how.apply(word)));
        var approvals =
                taken.stream().filter(word -> word.kind() == Kind.APPROVED).toList();
        if (approvals.isEmpty()) {
            news.fire(new Changed(pullRequest));
        } else {
            news.fire(new Withdrawn(pullRequest, approvals, reason));
        }
        return true;
    }

    private static String overtaken(Word word) {
        return word.who().login() + (word.kind() == Kind.REJECTED ? " rejected it" : " requested changes");
    }
}

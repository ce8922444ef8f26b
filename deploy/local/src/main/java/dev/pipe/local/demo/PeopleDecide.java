package dev.pipe.local.demo;

import dev.pipe.local.client.NotSeen;
import dev.pipe.local.client.Waiting;
import java.io.IOException;

/** The last act: a rule is right and people know better, and say so where everybody reads it. */
final class PeopleDecide {

    static final String HOLD_REASON = "until the release is cut";
    static final String OVERRIDE_REASON = "the key was revoked in March, this list must name it";

    private final DemoRepository repository;
    private final People people;
    private final Narrator narrator;
    private final Waiting waiting;

    PeopleDecide(DemoRepository repository, People people, Narrator narrator, Waiting waiting) {
        this.repository = repository;
        this.people = people;
        this.narrator = narrator;
        this.waiting = waiting;
    }

    void play() throws NotSeen, IOException, InterruptedException {
        narrator.act(DemoRepository.AUTHOR + " lists a revoked key, and the review rejects it");
        repository.pushKnownLeak();
        var number = people.open(
                "Refuse the key that leaked in March", DemoRepository.KNOWN_LEAK_BRANCH, "So that nobody uses it.");
        narrator.link("pull request", people.page(number));
        people.waitForCheck(number, "pipe/review", "failure");
        overridden(number);
        held(number);
        approvedAndLetGo(number);
    }

    private void overridden(int number) throws NotSeen, IOException, InterruptedException {
        var asked = people.say(number, DemoRepository.FIRST_REVIEWER, "/override review " + OVERRIDE_REASON);
        narrator.fact("an override is not everybody's: " + People.firstLine(people.awaitReply(number, asked)));
        var given = people.say(number, DemoRepository.ADMIN, "/override review " + OVERRIDE_REASON);
        people.awaitReaction(given, "+1");
        narrator.fact(DemoRepository.ADMIN + ", an admin, lets this head pass with a reason; the ledger keeps both");
    }

    private void held(int number) throws NotSeen, IOException, InterruptedException {
        narrator.act(DemoRepository.FIRST_REVIEWER + " holds it back and approves it");
        people.say(number, DemoRepository.FIRST_REVIEWER, "/hold " + HOLD_REASON);
        waiting.until("the hold in the living comment", () -> people.living(number)
                .filter(text -> text.contains(HOLD_REASON)));
        var mistyped = people.say(number, DemoRepository.FIRST_REVIEWER, "/aprove");
        narrator.fact("a slip of the finger gets a hint: " + People.firstLine(people.awaitReply(number, mistyped)));
        people.awaitReaction(people.say(number, DemoRepository.FIRST_REVIEWER, "/approve"), "+1");
        var unhold = people.say(number, DemoRepository.AUTHOR, "/unhold");
        narrator.fact("the hold is not hers to lift: " + People.firstLine(people.awaitReply(number, unhold)));
    }

    private void approvedAndLetGo(int number) throws NotSeen, IOException, InterruptedException {
        narrator.act(DemoRepository.SECOND_REVIEWER + ", a maintainer, lifts the hold");
        people.say(number, DemoRepository.SECOND_REVIEWER, "/unhold");
        people.awaitMerged(number);
        narrator.fact("nothing is in the way any more, and pipeline-bot merges");
    }
}

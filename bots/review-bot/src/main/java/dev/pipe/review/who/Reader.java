package dev.pipe.review.who;

import dev.pipe.common.event.Actor;
import jakarta.enterprise.context.RequestScoped;

/** The person of this request, once {@link GuardQuest} let them in, and what their forms carry. */
@RequestScoped
public class Reader {

    private final Accounts accounts;
    private Actor actor;
    private long id;
    private String formToken = "";

    Reader(Accounts accounts) {
        this.accounts = accounts;
    }

    public Actor actor() {
        if (actor == null && id > 0) {
            actor = accounts.of(id);
        }
        if (actor == null) {
            throw new IllegalStateException("Nobody is signed in");
        }
        return actor;
    }

    /** What every form sends back; another site cannot know it. */
    public String formToken() {
        return formToken;
    }

    void is(Actor somebody) {
        actor = somebody;
    }

    /** Somebody by their GitHub id; GitHub is asked for the name when it is wanted. */
    void isWhoever(long gitHubId) {
        id = gitHubId;
    }

    void carries(String token) {
        formToken = token;
    }
}

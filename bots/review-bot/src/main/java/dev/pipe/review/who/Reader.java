package dev.pipe.review.who;

import dev.pipe.common.event.Actor;
import jakarta.enterprise.context.RequestScoped;

/** The person of this request, once {@link GuardQuest} let them in, and what their forms carry. */
@RequestScoped
public class Reader {

    private Actor actor;
    private String formToken = "";

    public Actor actor() {
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

    void carries(String token) {
        formToken = token;
    }
}

package dev.pipe.review.page;

import dev.pipe.review.quest.PlayQuest;
import dev.pipe.review.quest.Posting;
import dev.pipe.review.quest.ProgressTable;
import dev.pipe.review.quest.Quest;
import dev.pipe.review.who.FormToken;
import dev.pipe.review.who.Reader;
import dev.pipe.review.who.Refused;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** What a reader does on the pages of a quest. */
@Path("/quest/{owner}/{repo}/{number:\\d{1,9}}")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class QuestForms {

    private final OpenQuest open;
    private final PlayQuest play;
    private final ProgressTable progress;
    private final Reader reader;
    private final FormToken forms;
    private final DrawEnd end;
    private final Clock clock;

    QuestForms(
            OpenQuest open,
            PlayQuest play,
            ProgressTable progress,
            Reader reader,
            FormToken forms,
            DrawEnd end,
            Clock clock) {
        this.open = open;
        this.play = play;
        this.progress = progress;
        this.reader = reader;
        this.forms = forms;
        this.end = end;
        this.clock = clock;
    }

    @POST
    @Path("/{step:\\d}")
    public Response finish(
            @RestPath String owner,
            @RestPath String repo,
            @RestPath int number,
            @RestPath int step,
            @RestForm String form,
            @RestForm String key,
            @RestForm String what,
            @RestForm String note) {
        forms.check(form);
        var quest = open.at(owner, repo, number, step);
        var known = numberNow(quest, step, key);
        if (known.isEmpty()) {
            return movedOn();
        }
        var now = known.getAsInt();
        if ("reopen".equals(what)) {
            play.reopen(quest, now, reader.actor());
            return to(quest, "/" + now);
        }
        play.finish(quest, now, reader.actor(), note);
        var next = progress.of(quest, reader.actor()).next(quest);
        return to(
                quest,
                next.map(unread -> "/" + (now < quest.plan().steps().size() ? now + 1 : unread))
                        .orElse("/done"));
    }

    /**
     * A push may come between the page and its form. The step that was read is known by its lines, under whichever
     * number; one whose lines are gone was not read as it is now: there is none.
     */
    private static OptionalInt numberNow(Quest quest, int shown, String key) {
        if (key == null || key.equals(quest.key(shown))) {
            return OptionalInt.of(shown);
        }
        var number = quest.keysInOrder().indexOf(key) + 1;
        return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static Response movedOn() {
        return Refused.page(
                409,
                "The change moved on while you read",
                "A push replaced the lines of this step. What you typed is kept in this tab: open the change again, and"
                        + " your note is back.");
    }

    /** Saved as it is typed where there are scripts; otherwise with the step. */
    @POST
    @Path("/{step:\\d}/note")
    public Response note(
            @RestPath String owner,
            @RestPath String repo,
            @RestPath int number,
            @RestPath int step,
            @RestForm String form,
            @RestForm String key,
            @RestForm String note,
            @HeaderParam("HX-Request") String scripted) {
        forms.check(form);
        var quest = open.at(owner, repo, number, step);
        var now = numberNow(quest, step, key);
        if (now.isEmpty()) {
            return movedOn(); // a script only looks at the status
        }
        play.note(quest, now.getAsInt(), reader.actor(), note);
        return scripted == null
                ? to(quest, "/" + now.getAsInt())
                : Response.ok("Saved").build();
    }

    @POST
    @Path("/notes")
    public Response post(@RestPath String owner, @RestPath String repo, @RestPath int number, @RestForm String form) {
        forms.check(form);
        var quest = open.at(owner, repo, number);
        return switch (play.post(quest, reader.actor())) {
            case Posting.Sent sent -> to(quest, "/done?posted=yes");
            case Posting.Nothing nothing -> to(quest, "/done?posted=nothing");
            case Posting.TooOften enough -> wait(quest, enough.notBefore());
        };
    }

    /** The page as it was, which says so; its address is not this form's, that nobody can load. */
    private Response wait(Quest quest, Instant until) {
        var seconds = Math.max(1, Duration.between(clock.instant(), until).toSeconds());
        var minutes = (seconds + 59) / 60;
        var said = "Not posted: that was often enough for an hour. Your notes are kept; post them again in " + minutes
                + (minutes == 1 ? " minute." : " minutes.");
        return Response.status(Response.Status.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .header("HX-Push-Url", "false")
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(end.of(quest, said).render())
                .build();
    }

    private static Response to(Quest quest, String page) {
        var ref = quest.run().pullRequest();
        return Response.seeOther(URI.create("/quest/" + ref.repo().fullName() + "/" + ref.number() + page))
                .build();
    }
}

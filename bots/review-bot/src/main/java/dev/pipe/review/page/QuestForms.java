package dev.pipe.review.page;

import dev.pipe.review.quest.PlayQuest;
import dev.pipe.review.quest.ProgressTable;
import dev.pipe.review.quest.Quest;
import dev.pipe.review.who.FormToken;
import dev.pipe.review.who.Reader;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
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

    QuestForms(OpenQuest open, PlayQuest play, ProgressTable progress, Reader reader, FormToken forms) {
        this.open = open;
        this.play = play;
        this.progress = progress;
        this.reader = reader;
        this.forms = forms;
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
        var now = numberNow(quest, step, key);
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
     * number; one whose lines are gone was not read as it is now.
     */
    private static int numberNow(Quest quest, int shown, String key) {
        if (key == null || key.equals(quest.key(shown))) {
            return shown;
        }
        var number = quest.keysInOrder().indexOf(key) + 1;
        if (number == 0) {
            throw new ClientErrorException(Response.status(Response.Status.CONFLICT)
                    .type(MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"))
                    .entity("The change moved on while you read. Go back, keep what you typed, and reload the page.")
                    .build());
        }
        return number;
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
        play.note(quest, now, reader.actor(), note);
        return scripted == null ? to(quest, "/" + now) : Response.ok("Saved").build();
    }

    @POST
    @Path("/notes")
    public Response post(@RestPath String owner, @RestPath String repo, @RestPath int number, @RestForm String form) {
        forms.check(form);
        var quest = open.at(owner, repo, number);
        return to(quest, "/done?posted=" + (play.post(quest, reader.actor()) ? "yes" : "nothing"));
    }

    private static Response to(Quest quest, String page) {
        var ref = quest.run().pullRequest();
        return Response.seeOther(URI.create("/quest/" + ref.repo().fullName() + "/" + ref.number() + page))
                .build();
    }
}

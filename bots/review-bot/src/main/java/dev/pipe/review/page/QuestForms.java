package dev.pipe.review.page;

import dev.pipe.review.quest.PlayQuest;
import dev.pipe.review.quest.ProgressTable;
import dev.pipe.review.quest.Quest;
import dev.pipe.review.who.FormToken;
import dev.pipe.review.who.Reader;
import io.smallrye.common.annotation.Blocking;
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
            @RestForm String what,
            @RestForm String note) {
        forms.check(form);
        var quest = open.at(owner, repo, number, step);
        if ("reopen".equals(what)) {
            play.reopen(quest, step, reader.actor());
            return to(quest, "/" + step);
        }
        play.finish(quest, step, reader.actor(), note);
        var next = progress.of(quest, reader.actor()).next(quest);
        return to(
                quest,
                next.map(unread -> "/" + (step < quest.plan().steps().size() ? step + 1 : unread))
                        .orElse("/done"));
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
            @RestForm String note,
            @HeaderParam("HX-Request") String scripted) {
        forms.check(form);
        var quest = open.at(owner, repo, number, step);
        play.note(quest, step, reader.actor(), note);
        return scripted == null ? to(quest, "/" + step) : Response.ok("Saved").build();
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

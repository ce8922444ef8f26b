package dev.pipe.review.page;

import dev.pipe.review.quest.PlayQuest;
import dev.pipe.review.quest.ProgressTable;
import dev.pipe.review.who.Reader;
import dev.pipe.review.xp.AwardXp;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;

/** The pages of one quest. */
@Path("/quest/{owner}/{repo}/{number:\\d{1,9}}")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class QuestPages {

    private static final int MOST_PARTS = 100_000;

    private final OpenQuest open;
    private final ProgressTable progress;
    private final PlayQuest play;
    private final DrawStep draw;
    private final DrawFrame frame;
    private final DrawQuest about;
    private final DrawEnd end;
    private final AwardXp award;
    private final Reader reader;

    QuestPages(
            OpenQuest open,
            ProgressTable progress,
            PlayQuest play,
            DrawStep draw,
            DrawFrame frame,
            DrawQuest about,
            DrawEnd end,
            AwardXp award,
            Reader reader) {
        this.open = open;
        this.progress = progress;
        this.play = play;
        this.draw = draw;
        this.frame = frame;
        this.about = about;
        this.end = end;
        this.award = award;
        this.reader = reader;
    }

    /** Their templates. */
    @CheckedTemplate(basePath = "quest")
    static class Templates {
        static native TemplateInstance overview(Frame frame, QuestView quest);

        /** @param worth the points that reading it earns */
        static native TemplateInstance step(Frame frame, QuestView quest, StepView step, int worth);
    }

    @GET
    public TemplateInstance overview(@RestPath String owner, @RestPath String repo, @RestPath int number) {
        var quest = open.at(owner, repo, number);
        return Templates.overview(frame.now(), about.of(quest, progress.of(quest, reader.actor())));
    }

    @GET
    @Path("/{step:\\d}")
    public TemplateInstance step(
            @RestPath String owner,
            @RestPath String repo,
            @RestPath int number,
            @RestPath int step,
            @QueryParam("part") @DefaultValue("1") int part) {
        var quest = open.at(owner, repo, number, step);
        play.begin(quest, reader.actor());
        var now = progress.of(quest, reader.actor());
        var shown = draw.of(quest, step, Math.clamp(part, 1, MOST_PARTS), now);
        var view = about.of(quest, now);
        var worth = award.worth(PlayQuest.play(quest, reader.actor()), quest.key(step), view.own());
        return Templates.step(frame.now(), view, shown, worth);
    }

    @GET
    @Path("/done")
    public TemplateInstance done(
            @RestPath String owner,
            @RestPath String repo,
            @RestPath int number,
            @QueryParam("posted") @DefaultValue("") String posted) {
        var said =
                switch (posted) {
                    case "yes" -> "On its way to the pull request.";
                    case "nothing" -> "There is nothing to post.";
                    default -> "";
                };
        return end.of(open.at(owner, repo, number), said);
    }
}

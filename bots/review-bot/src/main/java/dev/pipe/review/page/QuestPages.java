package dev.pipe.review.page;

import dev.pipe.review.quest.NotesReview;
import dev.pipe.review.quest.PlayQuest;
import dev.pipe.review.quest.Progress;
import dev.pipe.review.quest.ProgressTable;
import dev.pipe.review.quest.Quest;
import dev.pipe.review.who.Reader;
import dev.pipe.review.xp.Standing;
import dev.pipe.review.xp.XpTable;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
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
    private final XpTable awards;
    private final Reader reader;
    private final GitHubPage gitHub;

    QuestPages(
            OpenQuest open,
            ProgressTable progress,
            PlayQuest play,
            DrawStep draw,
            DrawFrame frame,
            XpTable awards,
            Reader reader,
            GitHubPage gitHub) {
        this.open = open;
        this.progress = progress;
        this.play = play;
        this.draw = draw;
        this.frame = frame;
        this.awards = awards;
        this.reader = reader;
        this.gitHub = gitHub;
    }

    /** Their templates. */
    @CheckedTemplate(basePath = "quest")
    static class Templates {
        static native TemplateInstance overview(Frame frame, QuestView quest);

        static native TemplateInstance step(Frame frame, QuestView quest, StepView step);

        static native TemplateInstance done(Frame frame, QuestView quest, DoneView done);
    }

    /** The end of a quest. */
    public record DoneView(
            List<Progress.NotedStep> notes,
            String plain,
            List<String> checks,
            List<String> risks,
            Standing earned,
            String posted) {}

    @GET
    public TemplateInstance overview(@RestPath String owner, @RestPath String repo, @RestPath int number) {
        var quest = open.at(owner, repo, number);
        return Templates.overview(frame.now(), view(quest, progress.of(quest, reader.actor())));
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
        return Templates.step(frame.now(), view(quest, now), shown);
    }

    @GET
    @Path("/done")
    public TemplateInstance done(
            @RestPath String owner,
            @RestPath String repo,
            @RestPath int number,
            @QueryParam("posted") @DefaultValue("") String posted) {
        var quest = open.at(owner, repo, number);
        var now = progress.of(quest, reader.actor());
        var end = quest.plan().endState();
        var done = new DoneView(
                now.notes(),
                NotesReview.plain(now.notes()),
                end.acceptanceChecks(),
                end.riskCalls(),
                awards.of(PlayQuest.play(quest, reader.actor())),
                posted);
        return Templates.done(frame.now(), view(quest, now), done);
    }

    private QuestView view(Quest quest, Progress now) {
        return QuestView.of(quest, now, gitHub.of(quest.run().pullRequest()));
    }
}

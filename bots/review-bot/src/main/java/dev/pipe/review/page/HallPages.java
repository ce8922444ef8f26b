package dev.pipe.review.page;

import dev.pipe.common.github.GitHubFailure;
import dev.pipe.review.quest.ProgressTable;
import dev.pipe.review.quest.Quest;
import dev.pipe.review.quest.QuestTable;
import dev.pipe.review.who.MayRead;
import dev.pipe.review.who.Reader;
import dev.pipe.review.who.Refused;
import dev.pipe.review.xp.Standing;
import dev.pipe.review.xp.XpConfig;
import dev.pipe.review.xp.XpTable;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.logging.Logger;

/** The pages about all quests: which there are, and who reads most. */
@Path("/quest")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class HallPages {

    private static final Logger LOG = Logger.getLogger(HallPages.class);
    private static final int NEWEST = 50;
    private static final int LEADERS = 25;

    private final QuestTable quests;
    private final ProgressTable progress;
    private final MayRead mayRead;
    private final Reader reader;
    private final XpTable awards;
    private final XpConfig xp;
    private final DrawFrame frame;

    HallPages(
            QuestTable quests,
            ProgressTable progress,
            MayRead mayRead,
            Reader reader,
            XpTable awards,
            XpConfig xp,
            DrawFrame frame) {
        this.quests = quests;
        this.progress = progress;
        this.mayRead = mayRead;
        this.reader = reader;
        this.awards = awards;
        this.xp = xp;
        this.frame = frame;
    }

    /** Their templates. */
    @CheckedTemplate(basePath = "quest")
    static class Templates {
        static native TemplateInstance hall(Frame frame, List<QuestView> quests);

        static native TemplateInstance leaderboard(Frame frame, List<Standing> leaders);
    }

    @GET
    public TemplateInstance hall() {
        var readable = quests.newest(NEWEST).stream()
                .filter(this::readable)
                .map(quest -> QuestView.of(quest, progress.of(quest, reader.actor()), "", false))
                .toList();
        return Templates.hall(frame.now(), readable);
    }

    /** A repository that GitHub does not serve just now must not take the list from everybody. */
    private boolean readable(Quest quest) {
        try {
            return mayRead.repository(quest.run().pullRequest().repo(), reader.actor())
                    .filter(repository -> repository.id() == quest.repo())
                    .isPresent();
        } catch (GitHubFailure e) {
            LOG.warnf("%s is left out of the quests: %s", quest.run().pullRequest(), e.getMessage());
            return false;
        }
    }

    @GET
    @Path("/leaderboard")
    public Object leaderboard() {
        if (!xp.enabled()) {
            return Refused.page(
                    404,
                    "There are no points here",
                    "Whoever runs this suite has switched them off. Every change can be read all the same.");
        }
        return Templates.leaderboard(frame.now(), awards.leaders(LEADERS));
    }
}

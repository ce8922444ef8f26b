package dev.pipe.review.page;

import dev.pipe.review.quest.NotesReview;
import dev.pipe.review.quest.PlayQuest;
import dev.pipe.review.quest.Progress;
import dev.pipe.review.quest.ProgressTable;
import dev.pipe.review.quest.Quest;
import dev.pipe.review.who.Reader;
import dev.pipe.review.xp.Badge;
import dev.pipe.review.xp.XpTable;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Draws the end of a quest: what was earned and noted, and what became of posting it. */
@ApplicationScoped
class DrawEnd {

    private final ProgressTable progress;
    private final XpTable awards;
    private final DrawFrame frame;
    private final DrawQuest draw;
    private final Reader reader;

    DrawEnd(ProgressTable progress, XpTable awards, DrawFrame frame, DrawQuest draw, Reader reader) {
        this.progress = progress;
        this.awards = awards;
        this.frame = frame;
        this.draw = draw;
        this.reader = reader;
    }

    /** Its template. */
    @CheckedTemplate(basePath = "quest")
    static class Templates {
        static native TemplateInstance done(Frame frame, QuestView quest, EndView end);
    }

    /** A badge, and what for. */
    public record Won(String title, String meaning) {}

    /** @param said what became of posting the notes; empty when nobody asked for it */
    public record EndView(
            List<Progress.NotedStep> notes,
            String plain,
            List<String> checks,
            List<String> risks,
            long points,
            List<Won> badges,
            String said) {}

    TemplateInstance of(Quest quest, String said) {
        var now = progress.of(quest, reader.actor());
        var end = quest.plan().endState();
        var earned = awards.of(PlayQuest.play(quest, reader.actor()));
        var view = new EndView(
                now.notes(),
                NotesReview.plain(now.notes()),
                end.acceptanceChecks().stream().map(Unseen::shown).toList(),
                end.riskCalls().stream().map(Unseen::shown).toList(),
                earned.points(),
                earned.badges().stream()
                        .map(title -> new Won(title, Badge.meaning(title)))
                        .toList(),
                said);
        return Templates.done(frame.now(), draw.of(quest, now), view);
    }
}

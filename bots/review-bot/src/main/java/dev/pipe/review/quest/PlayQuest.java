package dev.pipe.review.quest;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.event.Actor;
import dev.pipe.common.secrets.CredentialMask;
import dev.pipe.review.xp.AwardXp;
import dev.pipe.review.xp.Play;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** What a reader does on a quest's page; each in one transaction with what leaves by it. */
@ApplicationScoped
@Transactional
public class PlayQuest {

    private static final int LONGEST_NOTE = 10_000;

    private final ProgressTable progress;
    private final AwardXp award;
    private final PostTable posts;
    private final QuestConfig config;
    private final Outbox outbox;
    private final Clock clock;

    PlayQuest(ProgressTable progress, AwardXp award, PostTable posts, QuestConfig config, Outbox outbox, Clock clock) {
        this.progress = progress;
        this.award = award;
        this.posts = posts;
        this.config = config;
        this.outbox = outbox;
        this.clock = clock;
    }

    public void begin(Quest quest, Actor reader) {
        progress.begin(quest, reader);
    }

    public void note(Quest quest, int step, Actor reader, String note) {
        progress.note(quest, step, reader, fitted(note));
    }

    /** Reading it again after {@link #reopen} earns nothing again. */
    public void finish(Quest quest, int step, Actor reader, String note) {
        progress.note(quest, step, reader, fitted(note));
        progress.done(quest, step, reader);
        var now = progress.of(quest, reader);
        var play = play(quest, reader);
        award.stepRead(play, quest.key(step), quest.plan().steps().get(step - 1).title());
        if (now.doneAll(quest)) {
            award.allRead(
                    play, now.begunAt().orElseThrow(), quest.plan().steps().size());
        }
    }

    public static Play play(Quest quest, Actor reader) {
        return new Play(quest.run(), quest.place(), reader);
    }

    public void reopen(Quest quest, int step, Actor reader) {
        progress.undone(quest, step, reader);
    }

    public Posting post(Quest quest, Actor reader) {
        var notes = progress.of(quest, reader).notes();
        if (notes.isEmpty()) {
            return new Posting.Nothing();
        }
        var now = clock.instant();
        var notBefore = PostPolicy.notBefore(posts.lately(quest, reader), config.postsPerHour(), now);
        if (notBefore.isPresent()) {
            return new Posting.TooOften(notBefore.get());
        }
        posts.add(quest, reader, now);
        outbox.write(NotesReview.of(quest, reader, notes));
        return new Posting.Sent();
    }

    /** Whoever quotes a credential in a note has not thought of who will read it. */
    private static String fitted(String note) {
        var text = note == null ? "" : note.replace("\r\n", "\n").replace("\0", "");
        var kept = CredentialMask.mask(text);
        return kept.length() <= LONGEST_NOTE ? kept : kept.substring(0, LONGEST_NOTE);
    }
}

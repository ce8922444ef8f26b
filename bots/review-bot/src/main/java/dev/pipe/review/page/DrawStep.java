package dev.pipe.review.page;

import dev.pipe.review.page.StepView.FileView;
import dev.pipe.review.plan.ReviewPlan.Step;
import dev.pipe.review.quest.FindingNote;
import dev.pipe.review.quest.KeptFile;
import dev.pipe.review.quest.Progress;
import dev.pipe.review.quest.Quest;
import dev.pipe.review.quest.QuestConfig;
import dev.pipe.review.quest.QuestTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a step: its files from the table, its hunks line by line, a window of so many lines at once. */
@ApplicationScoped
class DrawStep {

    private final QuestTable quests;
    private final QuestConfig config;

    DrawStep(QuestTable quests, QuestConfig config) {
        this.quests = quests;
        this.config = config;
    }

    StepView of(Quest quest, int number, int part, Progress progress) {
        var step = quest.step(number).orElseThrow();
        var window = new LineWindow((part - 1) * config.linesAtOnce(), config.linesAtOnce());
        var files = new ArrayList<FileView>();
        for (var ref : step.diffRefs()) {
            if (ref.hunkIds().isEmpty() && part > 1) {
                continue; // it has no lines that could be shown later
            }
            quests.file(quest, ref.fileId())
                    .flatMap(file -> DrawFile.of(file, ref.hunkIds(), findings(quest, number, file), window))
                    .ifPresent(files::add);
        }
        return view(quest, number, step, progress, files, part, window);
    }

    private static StepView view(
            Quest quest, int number, Step step, Progress progress, List<FileView> files, int part, LineWindow window) {
        var key = quest.key(number);
        return new StepView(
                number,
                key,
                Unseen.shown(step.title()),
                Unseen.shown(step.description()),
                Unseen.shown(step.objective()),
                step.priority().name().toLowerCase(Locale.ROOT),
                shown(step.badges()),
                shown(step.notesSuggested()),
                progress.note(key),
                progress.done(key),
                files,
                window.more() ? List.of() : DrawFindings.wordless(quest, number),
                part,
                window.more() ? part + 1 : 0,
                window.seen());
    }

    private static List<String> shown(List<String> texts) {
        return texts.stream().map(Unseen::shown).toList();
    }

    private static List<FindingNote> findings(Quest quest, int step, KeptFile file) {
        return quest.findings().stream()
                .filter(finding -> finding.step() == step)
                .filter(finding -> finding.file().equals(file.path()))
                .toList();
    }
}

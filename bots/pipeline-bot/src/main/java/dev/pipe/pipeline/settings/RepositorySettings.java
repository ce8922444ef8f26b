package dev.pipe.pipeline.settings;

import dev.pipe.common.config.ChecksSection;
import dev.pipe.common.config.Drafts;
import dev.pipe.common.config.EffectiveConfig;
import dev.pipe.common.config.MergeMethod;
import dev.pipe.common.config.MergeSection;
import dev.pipe.common.config.MergeTrigger;
import dev.pipe.common.config.Mode;
import dev.pipe.common.config.RepositoryConfig;
import dev.pipe.common.config.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What holds for one pull request in the end.
 *
 * @param notes where the operator bounded what the file asks for; plain text
 * @param errors what is wrong with a newer file, which is therefore not in force: plain text that may quote it
 */
public record RepositorySettings(EffectiveConfig effective, List<String> notes, List<String> errors) {

    public RepositorySettings {
        notes = List.copyOf(notes);
        errors = List.copyOf(errors);
    }

    /** What a file says where the operator bounds nothing. */
    public RepositorySettings(RepositoryConfig config) {
        this(new EffectiveConfig("", "", "", config), List.of(), List.of());
    }

    /** Everything as the suite has it, with these three. */
    public RepositorySettings(Mode mode, MergeTrigger trigger, MergeMethod method) {
        this(RepositoryConfig.DEFAULTS.with(mode).with(new MergeSection(method, trigger)));
    }

    public RepositorySettings wrong(List<String> newErrors) {
        return new RepositorySettings(effective, notes, newErrors);
    }

    public Mode mode() {
        return config().pipeline().mode();
    }

    public MergeTrigger trigger() {
        return merge().trigger();
    }

    public MergeMethod method() {
        return merge().method();
    }

    public RepositoryConfig config() {
        return effective.sections();
    }

    public ChecksSection checks() {
        return config().checks();
    }

    public MergeSection merge() {
        return config().merge();
    }

    /** The stages that are on, in their order. */
    public List<Stage> stages() {
        return config().pipeline().stages();
    }

    public boolean has(Stage stage) {
        return stages().contains(stage);
    }

    public boolean takesDrafts() {
        return config().pipeline().drafts() == Drafts.RUN;
    }

    /** How long a stage may take; empty when as long as it likes. */
    public Optional<Duration> timeout(Stage stage) {
        return Optional.ofNullable(
                switch (stage) {
                    case REVIEW -> config().review().timeout();
                    case GOVERNANCE -> config().governance().timeout();
                    case CHECKS -> checks().timeout();
                    case MERGE -> merge().timeout();
                });
    }

    /** True when checks block and the suite merges. */
    public boolean enforces() {
        return mode() == Mode.ENFORCE;
    }

    /** True when nothing may be written to GitHub. */
    public boolean silent() {
        return mode() == Mode.OBSERVE;
    }
}

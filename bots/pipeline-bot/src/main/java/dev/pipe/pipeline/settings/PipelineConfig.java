package dev.pipe.pipeline.settings;

import dev.pipe.common.config.MergeMethod;
import dev.pipe.common.config.MergeTrigger;
import dev.pipe.common.config.Mode;
import dev.pipe.common.config.Stage;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The conductor's settings. Everything is safe unset: the suite comments, and neither blocks nor merges. */
@ConfigMapping(prefix = "pipe.pipeline")
public interface PipelineConfig {

    /**
     * What the suite does in a repository whose {@code .github/pipe.yml} does not say: {@code observe} decides and records but writes
     * nothing to GitHub; {@code comment} says but neither blocks nor merges; {@code enforce} blocks by checks and merges.
     */
    @WithDefault("comment")
    Mode mode();

    /** What makes an enforcing repository merge: {@code command} waits for {@code /merge}, {@code auto} does not. */
    @WithDefault("command")
    MergeTrigger mergeTrigger();

    /** How a merge is made when {@code /merge} does not say: {@code merge}, {@code squash} or {@code rebase}. */
    @WithDefault("merge")
    MergeMethod mergeMethod();

    /** A repository's file cannot set a mode below this one. */
    @WithDefault("observe")
    Mode lowestMode();

    /** A repository's file cannot set a mode above this one. */
    @WithDefault("enforce")
    Mode highestMode();

    /**
     * Stages that a repository's file cannot switch off. Governance recognises integrations, so that without it what
     * is required of them is not either. Empty: none.
     */
    @WithDefault("governance")
    Optional<Set<Stage>> requiredStages();

    /** Stages that a repository's file cannot switch off for pull requests that connect two domains. Empty: none. */
    @WithDefault("review,governance")
    Optional<Set<Stage>> requiredStagesOfIntegrations();

    /**
     * The mode, its bounds and how to merge for single repositories, keyed by {@code owner/name} or {@code owner/*}. In a properties
     * file: {@code pipe.pipeline.repositories."acme/shop".mode=enforce}. Environment variables cannot spell such keys:
     * use {@link #repositoriesFile()}.
     */
    Map<String, Overrides> repositories();

    /**
     * A properties file of lines like {@code acme/shop.mode=enforce}, {@code acme/*.merge-trigger=auto}; wins over
     * {@link #repositories()}. Read at start; a line that is not understood stops the start and is named.
     */
    Optional<Path> repositoriesFile();

    /** Where scripts reach this bot; the living comment's details name it. */
    Optional<URI> publicUrl();

    /** Where people reach review-bot's pages; the living comment links to the change's quest there. */
    Optional<URI> questUrl();

    /** A state-changing command that is older than this when first seen is not run but answered "repeat it". */
    @WithDefault("15m")
    Duration commandsLateAfter();

    /** How many commands one person may type within {@link #commandsWindow()}; the next ones are not run. */
    @WithDefault("60")
    int commandsPerActor();

    /** How many commands may be typed on one pull request within {@link #commandsWindow()}. */
    @WithDefault("100")
    int commandsPerPullRequest();

    /** The time within which commands are counted. */
    @WithDefault("10m")
    Duration commandsWindow();

    /** How often the checks of a pull request that waits for them are read even when GitHub says nothing. */
    @WithDefault("60s")
    Duration checksPollInterval();

    /** How soon a pull request is read again of which GitHub does not know yet whether it can be merged. */
    @WithDefault("3s")
    Duration mergeablePollInterval();

    /** The living comment is written at most this often; what happens in between is shown together. */
    @WithDefault("3s")
    Duration commentInterval();

    /** How often the conductor looks for pull requests that are due. */
    @WithDefault("1s")
    Duration sweepInterval();

    /** A stage that nobody answered for this long is called overdue, in the living comment and by {@code /why}. */
    @WithDefault("10m")
    Duration stageOverdueAfter();

    /** How long GitHub may take to say whether a merge went through before {@code /why} calls it slow and looks. */
    @WithDefault("2m")
    Duration mergeOverdueAfter();

    /** How long the head of a merge queue may be tested on its new head before the next one is let past. */
    @WithDefault("1h")
    Duration queuePatience();

    /** How long ended runs are kept; the newest run of an open pull request is always. */
    @WithDefault("90d")
    Duration runsRetention();

    /** infra-bot counts as silent when its heartbeat was not heard for this long. */
    @WithDefault("30s")
    Duration infraSilentAfter();

    /** Holds of infra-bot lapse when it has been silent for this long: a dead watchman stops nobody for ever. */
    @WithDefault("10m")
    Duration holdsLapseAfter();

    /** What one repository does otherwise; what is absent follows the general setting. */
    interface Overrides {

        /** See {@link PipelineConfig#mode()}. */
        Optional<Mode> mode();

        /** See {@link PipelineConfig#lowestMode()}. */
        Optional<Mode> lowestMode();

        /** See {@link PipelineConfig#highestMode()}. */
        Optional<Mode> highestMode();

        /** See {@link PipelineConfig#mergeTrigger()}. */
        Optional<MergeTrigger> mergeTrigger();

        /** See {@link PipelineConfig#mergeMethod()}. */
        Optional<MergeMethod> mergeMethod();
    }
}

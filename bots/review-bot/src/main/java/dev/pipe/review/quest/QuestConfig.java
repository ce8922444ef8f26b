package dev.pipe.review.quest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The quest page. */
@ConfigMapping(prefix = "pipe.quest")
public interface QuestConfig {

    /** How long a quest, its progress and its notes are kept. */
    @WithDefault("60d")
    Duration retention();

    /** How many lines of a diff are shown at once; more are loaded when asked for. */
    @WithDefault("600")
    int linesAtOnce();

    /** How often a reader may post their notes to one pull request within an hour. */
    @WithDefault("6")
    int postsPerHour();

    /** How long GitHub's word on who may read a repository holds before it is asked again. */
    @WithDefault("1m")
    Duration rightsHold();

    /** How long somebody who signed in on one machine stays so. */
    @WithDefault("12h")
    Duration session();
}

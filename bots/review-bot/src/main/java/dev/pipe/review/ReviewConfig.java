package dev.pipe.review;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How much review-bot says and keeps. */
@ConfigMapping(prefix = "pipe.review")
public interface ReviewConfig {

    /** At most so many lines get a comment, the worst first; the others are listed in the review's text. */
    @WithDefault("30")
    int inlineComments();

    /**
     * Whether a rejected change gets a review that requests changes. Where branch protection asks for reviews, that
     * blocks the merge until it is taken back, which happens when the decision changes.
     */
    @WithDefault("false")
    boolean requestChanges();

    /**
     * Whether an approved change gets an approving review. It may count for branch protection as a person's would: leave
     * it off unless that is meant.
     */
    @WithDefault("false")
    boolean approve();

    /** What other tools tell GitHub's code scanning of a pull request, and what we tell it. */
    CodeScanning codeScanning();

    interface CodeScanning {

        /**
         * Whether open alerts of other tools (Trivy, Semgrep, CodeQL) at lines that the change adds count like findings of
         * ours. Needs the App's permission to read code scanning alerts; without it there are none.
         */
        @WithDefault("true")
        boolean read();

        /** Slugs of the Apps whose check tells that a tool's findings are in: then they are read again. */
        @WithDefault("github-advanced-security,github-code-scanning")
        Set<String> apps();

        /**
         * When findings that GitHub could not give are asked for again. Each time that fails doubles it, up to an hour; a
         * day later nobody asks any more.
         */
        @WithDefault("2m")
        Duration again();

        /**
         * Whether our findings are shown in code scanning as well. Needs the App's permission to write code scanning
         * alerts, and code scanning switched on in the repository.
         */
        @WithDefault("false")
        boolean upload();
    }

    /** The queues of reviews that are to be made and of commands that are to be answered. */
    Jobs jobs();

    interface Jobs {

        /** How many reviews one replica makes at once. Each asks GitHub and the model; none holds a database connection. */
        @WithDefault("2")
        int workers();

        /** How many commands that ask GitHub or a model one replica answers at once, beside its reviews. */
        @WithDefault("2")
        int answerers();

        /**
         * How long after its last sign of life a worker is taken for dead, and its review made by another. It gives one
         * every five seconds.
         */
        @WithDefault("30s")
        Duration lease();

        /** A worker that reads for longer than that gives no more signs of life. */
        @WithDefault("10m")
        Duration limit();
    }

    /**
     * Who dismisses a critical finding in a change that they had a hand in: nobody, or admins too. Where GitHub does not
     * list all commits of a change (over 250), nobody can be shown to have had no hand in it.
     */
    @WithDefault("nobody")
    ClearsOwn dismissOwnCritical();

    /** Who may clear what is critical in a change of their own. */
    enum ClearsOwn {
        NOBODY,
        ADMINS
    }

    /** Where people reach this bot's pages; a review's text links to the change's quest there. */
    Optional<URI> questUrl();

    /** How long a review waits for precedents from the memory before it is said without them. */
    @WithDefault("2s")
    Duration precedentsWait();

    /** How long git may take to fetch the two commits of a change whose diff GitHub refuses (over 20,000 lines). */
    @WithDefault("60s")
    Duration gitTimeout();

    /**
     * At most so much is fetched of such a change. Of that at most a fiftieth of the heap is read as a diff, for what is
     * found in one takes some forty times its size in memory, and one pull request must not be able to stop the bot.
     */
    @WithDefault("200")
    int gitMegabytes();

    /** How long a review is remembered; an unchanged head is not reviewed again within it. */
    @WithDefault("90d")
    Duration retention();
}

package dev.pipe.review.page;

import dev.pipe.common.github.GitHubReads;
import dev.pipe.review.quest.Progress;
import dev.pipe.review.quest.Quest;
import dev.pipe.review.who.Reader;
import jakarta.enterprise.context.ApplicationScoped;

/** Draws what stands on every page of a quest for the reader of this request. */
@ApplicationScoped
class DrawQuest {

    private final GitHubReads github;
    private final Reader reader;

    DrawQuest(GitHubReads github, Reader reader) {
        this.github = github;
        this.reader = reader;
    }

    /** GitHub says where people see the pull request, and whose it is, from the cache that revalidates. */
    QuestView of(Quest quest, Progress progress) {
        var pull = github.pullRequest(quest.run().pullRequest());
        return QuestView.of(
                quest,
                progress,
                pull.map(GitHubReads.PullRequest::htmlUrl).orElse(""),
                pull.filter(it -> it.author().is(reader.actor())).isPresent());
    }
}

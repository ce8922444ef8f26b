package dev.pipe.review.page;

import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubReads.Repository;
import dev.pipe.review.quest.Quest;
import dev.pipe.review.quest.QuestTable;
import dev.pipe.review.who.MayRead;
import dev.pipe.review.who.Reader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;

/** The quest that an address names, for somebody who may read its repository; to all others there is none. */
@ApplicationScoped
class OpenQuest {

    private final QuestTable quests;
    private final MayRead mayRead;
    private final Reader reader;

    OpenQuest(QuestTable quests, MayRead mayRead, Reader reader) {
        this.quests = quests;
        this.mayRead = mayRead;
        this.reader = reader;
    }

    Quest at(String owner, String repo, int number) {
        if (number < 1) {
            throw new NotFoundException();
        }
        return mayRead.repository(new RepoRef(owner, repo), reader.actor())
                .flatMap(repository ->
                        quests.newest(repository.id(), number).map(quest -> underItsName(quest, repository)))
                .orElseThrow(NotFoundException::new);
    }

    /** The repository was renamed since somebody looked. */
    private Quest underItsName(Quest quest, Repository repository) {
        if (quest.run().pullRequest().repo().equals(repository.ref())) {
            return quest;
        }
        quests.isCalled(repository.id(), repository.ref());
        return quests.newest(repository.id(), quest.run().pullRequest().number())
                .orElseThrow(NotFoundException::new);
    }

    Quest at(String owner, String repo, int number, int step) {
        var quest = at(owner, repo, number);
        quest.step(step).orElseThrow(NotFoundException::new);
        return quest;
    }
}

package dev.pipe.review.who;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.review.quest.QuestTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whom somebody on one machine can be: the people of the repository that they want to look at, or of recent ones. */
@ApplicationScoped
class People {

    private static final Pattern QUEST = Pattern.compile("/quest/([\\w-]{1,39})/([\\w.-]{1,100})/\\d{1,9}(?:/.*)?");

    private final GitHubReads github;
    private final QuestTable quests;

    People(GitHubReads github, QuestTable quests) {
        this.github = github;
        this.quests = quests;
    }

    /** @param right what GitHub lets them do there */
    record Choice(String login, String right) {}

    List<Choice> near(String page) {
        return repositories(page)
                .flatMap(repo -> github.collaborators(repo).stream()
                        .filter(person -> !person.bot())
                        .map(person ->
                                new Choice(person.login(), github.permission(repo, person.login()) + " in " + repo)))
                .sorted(Comparator.comparing(Choice::login))
                .distinct()
                .toList();
    }

    Optional<Actor> named(String login, String page) {
        return repositories(page)
                .flatMap(repo -> github.collaborators(repo).stream())
                .filter(person -> person.login().equals(login) && !person.bot())
                .findFirst();
    }

    /** Of a repository without a quest nobody learns whose it is. */
    private Stream<RepoRef> repositories(String page) {
        var wanted = QUEST.matcher(page);
        return wanted.matches()
                ? github
                        .repository(new RepoRef(wanted.group(1), wanted.group(2)))
                        .filter(repository -> quests.knows(repository.id()))
                        .map(GitHubReads.Repository::ref)
                        .stream()
                : quests.repositories(1).stream();
    }
}

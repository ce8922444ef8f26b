package dev.pipe.pipeline.catchup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubListing;
import dev.pipe.pipeline.catchup.ReadPositionTable.Taken;
import dev.pipe.pipeline.gateway.KeepUnsigned;
import dev.pipe.pipeline.gateway.KeepUnsigned.Origin;
import dev.pipe.pipeline.run.StandNow;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Brings a repository's pull requests up to date: reads what they show and tells what is new, through the log. */
@ApplicationScoped
public class ReadOpenPullRequests {

    /** Read again a little of what was read: GitHub's lists lag, and clocks differ. What is told twice is one. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    /** How far back a repository that was never read is looked at, as far as GitHub's log would reach. */
    private static final Duration AT_FIRST = Duration.ofDays(3);

    private static final int TIMEOUT_SECONDS = 600;

    private final GitHubListing github;
    private final StandNow standings;
    private final ReadPositionTable positions;
    private final KeepUnsigned log;
    private final Clock clock;

    ReadOpenPullRequests(
            GitHubListing github, StandNow standings, ReadPositionTable positions, KeepUnsigned log, Clock clock) {
        this.github = github;
        this.standings = standings;
        this.positions = positions;
        this.log = log;
        this.clock = clock;
    }

    /** Since it was read last. Returns how many news were told; none while another replica reads. */
    public int read(RepoRef repo) {
        return taking(repo, null);
    }

    /** Since a silence began, whatever was read before. What GitHub tries to deliver happened a little earlier. */
    public int read(RepoRef repo, Instant since) {
        return taking(repo, since.minus(OVERLAP));
    }

    /** @param named as an operator or GitHub spells it */
    private int taking(RepoRef named, Instant since) {
        var repo = github.canonical(named);
        QuarkusTransaction.requiringNew().run(() -> positions.know(repo));
        return QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> positions
                .take(repo)
                .map(taken -> readNow(repo, taken, since == null ? window(taken.until()) : Window.of(since)))
                .orElse(0));
    }

    /**
     * Since when pull requests and since when words are news. Words from before a repository was read for the first time
     * are none: nobody waits for an answer to them.
     */
    private record Window(Instant pulls, Instant words) {
        static Window of(Instant since) {
            return new Window(since, since);
        }
    }

    private Window window(Instant until) {
        var now = clock.instant();
        return until == null ? new Window(now.minus(AT_FIRST), now) : Window.of(until.minus(OVERLAP));
    }

    private int readNow(RepoRef repo, Taken before, Window window) {
        var begun = clock.instant();
        var pulls = pulls(repo);
        var found = new ArrayList<Retold>();
        pulls.forEach((number, pull) -> {
            var known = standings.lastRead(new PullRequestRef(repo, number));
            found.addAll(PullNews.of(pull, known, window.pulls()));
        });
        found.addAll(words(repo, pulls, window.words()));
        var news = found.stream()
                .filter(one -> !before.told().contains(one.guid()))
                .toList();
        news.forEach(one -> log.keep(Origin.PULL_REQUESTS, one.headers(), one.bytes()));
        var until = newest(found, before.until() == null ? begun : before.until());
        positions.save(repo, new Taken(until, found.stream().map(Retold::guid).collect(Collectors.toSet())));
        return news.size();
    }

    /** Of the things and not of the clock: while nothing happens the questions stay the same, and GitHub answers 304. */
    private static Instant newest(List<Retold> found, Instant before) {
        return found.stream()
                .map(Retold::at)
                .filter(before::isBefore)
                .max(Instant::compareTo)
                .orElse(before);
    }

    /** What is open, and what was open when we saw it last. */
    private Map<Integer, ObjectNode> pulls(RepoRef repo) {
        var pulls = new HashMap<Integer, ObjectNode>();
        github.openPulls(repo).forEach(pull -> pulls.put(pull.path("number").asInt(), pull));
        for (var known : standings.knownOpen(repo)) {
            var number = known.ref().number();
            if (!pulls.containsKey(number)) {
                github.pull(known.ref()).ifPresent(pull -> pulls.put(number, pull));
            }
        }
        return pulls;
    }

    private List<Retold> words(RepoRef repo, Map<Integer, ObjectNode> pulls, Instant since) {
        if (pulls.isEmpty()) {
            return List.of();
        }
        var repository = pulls.values().iterator().next().at("/base/repo");
        var news = new ArrayList<Retold>();
        news.addAll(TalkNews.comments(repository, github.comments(repo, since)));
        news.addAll(TalkNews.reviewComments(repository, github.reviewComments(repo, since)));
        pulls.forEach((number, pull) -> {
            if (!Instant.parse(pull.path("updated_at").asText()).isBefore(since)) {
                news.addAll(TalkNews.reviews(pull, github.reviews(new PullRequestRef(repo, number)), since));
            }
        });
        return news;
    }
}

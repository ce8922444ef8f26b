package dev.pipe.review.api;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the address of a pull request as people copy it. Only the configured GitHub's addresses are any. */
final class PullRequestUrl {

    private static final Pattern OWNER = Pattern.compile("[A-Za-z0-9-]{1,39}");
    private static final Pattern REPO = Pattern.compile("[A-Za-z0-9_.-]{1,100}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final int SEGMENTS = 4;

    private PullRequestUrl() {}

    /** Empty when it is none. */
    static Optional<PullRequestRef> read(String text, List<String> hosts) {
        var typed = text.strip();
        try {
            var url = new URI(typed.contains("://") ? typed : "https://" + typed);
            var web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            var known =
                    url.getRawAuthority() != null && hosts.stream().anyMatch(url.getRawAuthority()::equalsIgnoreCase);
            return web && known && url.getRawPath() != null ? path(url.getRawPath()) : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private static Optional<PullRequestRef> path(String path) {
        var parts = Pattern.compile("/")
                .splitAsStream(path)
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.size() < SEGMENTS || !parts.get(2).equals("pull")) {
            return Optional.empty();
        }
        var owner = parts.get(0);
        var repo = parts.get(1).endsWith(".git")
                ? parts.get(1).substring(0, parts.get(1).length() - ".git".length())
                : parts.get(1);
        var number = parts.get(3);
        var named = OWNER.matcher(owner).matches()
                && REPO.matcher(repo).matches()
                && !repo.equals(".")
                && !repo.equals("..");
        return named && NUMBER.matcher(number).matches() && Integer.parseInt(number) > 0
                ? Optional.of(new PullRequestRef(new RepoRef(owner, repo), Integer.parseInt(number)))
                : Optional.empty();
    }
}

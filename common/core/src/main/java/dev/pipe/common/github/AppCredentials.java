package dev.pipe.common.github;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.RepoRef;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** A GitHub App: for each account that installed it a token of its own, renewed shortly before it expires. */
class AppCredentials implements Credentials {

    private static final Duration BEFORE_EXPIRY = Duration.ofMinutes(5);
    private static final int NOT_FOUND = 404;

    private final AppJwt jwt;
    private final GitHubRest rest;
    private final GitHubTime time;
    private final Payers payers;
    private final Map<String, Installation> installations = new ConcurrentHashMap<>();
    private volatile Actor self;

    AppCredentials(AppJwt jwt, GitHubRest rest, Payers payers, GitHubTime time) {
        this.jwt = jwt;
        this.rest = rest;
        this.payers = payers;
        this.time = time;
    }

    @Override
    public String authorization(RepoRef repo) throws IOException {
        return installation(repo.owner()).authorization(() -> rest.get(
                        UrlPath.of(repo, "/installation"), jwt.authorization(), Shapes.InstallationId.class)
                .id());
    }

    @Override
    public String authorizationFor(String account) throws IOException {
        return installation(account).authorization(() -> installed().stream()
                .filter(one -> one.account().login().equalsIgnoreCase(account))
                .findFirst()
                .orElseThrow(() -> new GitHubRefusal(404, "the GitHub App is not installed by " + account, false))
                .id());
    }

    @Override
    public String authorizationAsApp() {
        return jwt.authorization();
    }

    @Override
    public List<String> accounts() throws IOException {
        return installed().stream()
                .filter(installation -> installation.suspendedAt() == null)
                .map(installation -> installation.account().login())
                .toList();
    }

    private List<Shapes.InstalledApp> installed() throws IOException {
        return rest.list("/app/installations", jwt.authorization(), Shapes.InstalledApp[].class, Arrays::asList);
    }

    @Override
    public void rejected(RepoRef repo) {
        if (repo != null) {
            installation(repo.owner()).forget();
        }
    }

    /** An App is installed once per account, so its repositories share a token. */
    private Installation installation(String account) {
        return installations.computeIfAbsent(account.toLowerCase(Locale.ROOT), owner -> new Installation());
    }

    @Override
    public Actor self() throws IOException {
        var known = self;
        if (known == null) {
            var app = rest.get("/app", jwt.authorization(), Shapes.App.class);
            var login = UrlPath.segment(app.slug() + "[bot]");
            known = rest.get("/users/" + login, anyInstallation(), Shapes.User.class)
                    .actor();
            self = known;
        }
        return known;
    }

    /** The App's own JWT may not read users; any installation's token may. */
    private String anyInstallation() throws IOException {
        var first = rest.get("/app/installations?per_page=1", jwt.authorization(), Shapes.InstallationId[].class);
        if (first.length == 0) {
            throw new GitHubRefusal(404, "the GitHub App is not installed anywhere", false);
        }
        return header(create(first[0].id()));
    }

    private Shapes.AccessToken create(long installation) throws IOException {
        var token = rest.post(
                "/app/installations/" + installation + "/access_tokens",
                jwt.authorization(),
                Map.of(),
                Shapes.AccessToken.class);
        payers.pays(header(token), "installation " + installation);
        return token;
    }

    private static String header(Shapes.AccessToken token) {
        return "token " + token.token();
    }

    @Override
    public OptionalLong appId() {
        return OptionalLong.of(jwt.appId());
    }

    /** Asks GitHub which installation it is. */
    private interface FindId {
        long id() throws IOException;
    }

    /** One account's token. Its lock is held while GitHub is asked, so that a renewal is asked for once. */
    private final class Installation {

        private long id;
        private String authorization;
        private Instant renewAt;

        synchronized String authorization(FindId find) throws IOException {
            if (authorization == null || !time.instant().isBefore(renewAt)) {
                var token = token(find);
                forgetToken();
                authorization = header(token);
                renewAt = token.expiresAt().minus(BEFORE_EXPIRY);
            }
            return authorization;
        }

        /** Removed and installed again it has another id, and GitHub does not know the old one any more. */
        private Shapes.AccessToken token(FindId find) throws IOException {
            if (id != 0) {
                try {
                    return create(id);
                } catch (GitHubRefusal refusal) {
                    if (refusal.status() != NOT_FOUND) {
                        throw refusal;
                    }
                }
            }
            id = find.id();
            return create(id);
        }

        synchronized void forget() {
            id = 0;
            forgetToken();
        }

        private void forgetToken() {
            if (authorization != null) {
                payers.forget(authorization);
                authorization = null;
            }
        }
    }
}

package dev.pipe.review.request;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.Repository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Which repository a name is, and whether what is kept by that name is its own. Events know repositories by name; a name
 * that is given up may be taken by another, which gets none of what was found, dismissed or approved before.
 */
@ApplicationScoped
class KnowRepository {

    private static final Logger LOG = Logger.getLogger(KnowRepository.class);

    /** What was found and dismissed, by names that stand in comments: it goes along when a repository is renamed. */
    static final List<String> GO_ALONG = List.of("finding", "dismissed_rule", "finding_saying", "hunk_read");

    /** What was said of heads, with the old name in it: it is said anew. */
    static final List<String> STAY_BEHIND = List.of("review", "scan_reading", "overridden_review");

    /** What was asked for last; what a live job asks for was asked under the name's new bearer. */
    private static final String FORGET_ASKED = """
            delete from review_asked where lower(split_part(pull_request, '#', 1)) = ?
               and pull_request not in (
                   select pull_request from review_job where kind = 'REVIEW' and state in ('waiting', 'reading'))""";

    private final GitHubReads github;
    private final Db db;

    KnowRepository(GitHubReads github, Db db) {
        this.github = github;
        this.db = db;
    }

    /** Asks GitHub, in no transaction. Empty when no repository bears the name, or none that we may see. */
    Optional<Repository> of(RepoRef name) {
        var now = github.repository(name);
        now.filter(it -> !isOldName(name, it) && !isStill(it))
                .ifPresent(it -> QuarkusTransaction.requiringNew().run(() -> learn(it)));
        return now;
    }

    /** GitHub answers to a name that was given up until another takes it: nothing is kept by such a name. */
    static Optional<String> whyNot(RepoRef name, Optional<Repository> now) {
        return now.filter(it -> isOldName(name, it))
                .map(it -> name + " is called " + it.ref() + " now; ask again by that name");
    }

    private static boolean isOldName(RepoRef name, Repository now) {
        return !key(now.ref()).equals(key(name));
    }

    /** True while the name is known as that repository's; in a transaction it stays so until that ends. */
    boolean isStill(Repository repository) {
        return db.first(
                        "select 1 from repository_name where name = ? and repo = ? for share",
                        row -> true,
                        key(repository.ref()),
                        repository.id())
                .isPresent();
    }

    private void learn(Repository repository) {
        db.query("select pg_advisory_xact_lock(hashtextextended('repository_name', 5))", row -> true);
        var name = key(repository.ref());
        var bearer = db.first(
                "select repo from repository_name where name = ? for update", row -> row.getLong("repo"), name);
        var before = db.query(
                "select name from repository_name where repo = ? and name <> ? for update",
                row -> row.getString("name"),
                repository.id(),
                name);
        if (!before.isEmpty() || bearer.filter(id -> id != repository.id()).isPresent()) {
            forget(name);
        }
        before.forEach(old -> rename(old, repository.ref()));
        db.update("delete from repository_name where repo = ? or name = ?", repository.id(), name);
        db.update("insert into repository_name (name, repo) values (?, ?)", name, repository.id());
    }

    private void forget(String name) {
        LOG.infof("%s is another repository now: what was kept by that name is forgotten", name);
        GO_ALONG.forEach(table -> delete(table, name));
        STAY_BEHIND.forEach(table -> delete(table, name));
        db.update(FORGET_ASKED, name);
    }

    private void rename(String old, RepoRef now) {
        LOG.infof("%s is called %s now", old, now);
        GO_ALONG.forEach(table -> db.update(
                "update " + table + " set pull_request = ? || '#' || split_part(pull_request, '#', 2)"
                        + " where lower(split_part(pull_request, '#', 1)) = ?",
                now.fullName(),
                old));
        STAY_BEHIND.forEach(table -> delete(table, old));
        db.update(FORGET_ASKED, old);
    }

    private void delete(String table, String name) {
        db.update("delete from " + table + " where lower(split_part(pull_request, '#', 1)) = ?", name);
    }

    private static String key(RepoRef name) {
        return name.fullName().toLowerCase(Locale.ROOT);
    }
}

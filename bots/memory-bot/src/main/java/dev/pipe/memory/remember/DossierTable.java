package dev.pipe.memory.remember;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.common.db.Db;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** The rows of dossiers. */
@ApplicationScoped
class DossierTable {

    private final Db db;
    private final ObjectMapper json;

    DossierTable(Db db, ObjectMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Reads the dossier, which may be new, and keeps others from it until the transaction ends. */
    Dossier lock(DossierKey key, Instant now) {
        db.update(
                "insert into dossier (repository, number, head_sha, base, facts, changed_at)"
                        + " values (?, ?, ?, ?, '{}', ?) on conflict do nothing",
                key.pullRequest().repo().fullName(),
                key.pullRequest().number(),
                key.headSha(),
                key.base(),
                now);
        return db.first(
                        "select facts from dossier where repository = ? and number = ? and head_sha = ? and base = ?"
                                + " for update",
                        row -> read(row.getString("facts")),
                        key.pullRequest().repo().fullName(),
                        key.pullRequest().number(),
                        key.headSha(),
                        key.base())
                .orElseThrow();
    }

    void save(DossierKey key, Dossier dossier, Instant now) {
        db.update(
                "update dossier set facts = ?::jsonb, link_missing = ?, changed_at = ?"
                        + " where repository = ? and number = ? and head_sha = ? and base = ?",
                write(dossier),
                dossier.worthRemembering() && dossier.url() == null,
                now,
                key.pullRequest().repo().fullName(),
                key.pullRequest().number(),
                key.headSha(),
                key.base());
    }

    /** Those that wait for GitHub, the longest first. */
    List<DossierKey> withoutLink(int limit) {
        return db.query(
                "select repository, number, head_sha, base from dossier where link_missing order by changed_at limit ?",
                row -> new DossierKey(
                        new PullRequestRef(RepoRef.parse(row.getString("repository")), row.getInt("number")),
                        row.getString("head_sha"),
                        row.getString("base")),
                limit);
    }

    void forgetChangedBefore(Instant limit) {
        db.update("delete from dossier where changed_at < ?", limit);
    }

    private Dossier read(String facts) {
        try {
            return json.readValue(facts, Dossier.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A dossier cannot be read", e);
        }
    }

    private String write(Dossier dossier) {
        try {
            return json.writeValueAsString(dossier);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A dossier cannot be written", e);
        }
    }
}

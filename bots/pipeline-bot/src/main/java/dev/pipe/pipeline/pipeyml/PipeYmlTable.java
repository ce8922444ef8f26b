package dev.pipe.pipeline.pipeyml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.common.db.Db;
import dev.pipe.common.event.RepoRef;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The files in force, by base branch. */
@ApplicationScoped
@RegisterForReflection(targets = Problem.class)
class PipeYmlTable {

    private static final TypeReference<List<Problem>> PROBLEMS = new TypeReference<>() {};

    private final Db db;
    private final ObjectMapper json;

    PipeYmlTable(Db db, ObjectMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * @param sha of the file in force; empty when there is none
     * @param problems of a newer file that is not in force
     */
    record Kept(String sha, String source, String content, List<Problem> problems) {

        static final Kept NOTHING = new Kept("", "", "", List.of());

        Kept butFor(List<Problem> newer) {
            return new Kept(sha, source, content, newer);
        }
    }

    /** A base branch of a repository. */
    record Branch(RepoRef repo, String base) {}

    Optional<Kept> find(RepoRef repo, String base) {
        return db.first(
                "select sha, source, content, problems::text as problems from pipe_yml where repo = ? and base = ?",
                row -> new Kept(
                        row.getString("sha"),
                        row.getString("source"),
                        row.getString("content"),
                        problems(row.getString("problems"))),
                repo.fullName(),
                base);
    }

    void save(RepoRef repo, String base, Kept kept, Instant now) {
        db.update("""
                insert into pipe_yml (repo, base, sha, source, content, problems, read_at) values (?, ?, ?, ?, ?, ?::jsonb, ?)
                on conflict (repo, base) do update
                   set sha = excluded.sha, source = excluded.source, content = excluded.content,
                       problems = excluded.problems, read_at = excluded.read_at""", repo.fullName(), base, kept.sha(), kept.source(), kept.content(), write(kept.problems()), now);
    }

    /** The branches of an owner's repositories that were ever read. */
    List<Branch> branchesOf(String owner) {
        return db.query(
                "select repo, base from pipe_yml where lower(split_part(repo, '/', 1)) = lower(?) order by repo, base",
                row -> new Branch(RepoRef.parse(row.getString("repo")), row.getString("base")),
                owner);
    }

    int prune(Instant before) {
        return db.update("""
                delete from pipe_yml y where read_at < ?
                   and not exists (select 1 from run where live and run.repo = y.repo and run.base = y.base)""", before);
    }

    private List<Problem> problems(String text) {
        try {
            return json.readValue(text, PROBLEMS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored problems cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private String write(List<Problem> problems) {
        try {
            return json.writeValueAsString(problems);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.pipe.review.precedent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.common.db.Db;
import dev.pipe.common.github.GitHubWrite.SubmitReview;
import dev.pipe.common.github.GitHubWrite.SubmitReview.Event;
import dev.pipe.common.github.GitHubWrite.WithdrawReviews;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reviews that are to be said as soon as the memory answers, or its time is up. */
@ApplicationScoped
class WaitingReviews {

    private final ObjectMapper mapper = new ObjectMapper();
    private final Db db;

    WaitingReviews(Db db) {
        this.db = db;
    }

    void add(String requestId, SubmitReview review, Instant due) {
        db.update("""
                insert into waiting_review (request_id, pull_request, marker, review, due_at) values (?, ?, ?, ?, ?)
                on conflict (request_id) do nothing""", requestId, review.pullRequest().toString(), review.marker(), written(review), due);
    }

    /** Takes those that wait for the same head: what they say is part of this one. */
    List<SubmitReview> drop(SubmitReview by) {
        return db.query(
                "delete from waiting_review where pull_request = ? and marker = ? returning review",
                this::read,
                by.pullRequest().toString(),
                by.marker());
    }

    /** The text is read here and not in the database, whose JSON knows less than Java's strings. */
    void soften(WithdrawReviews withdrawn) {
        db
                .query(
                        "select request_id, review from waiting_review where pull_request = ? for update",
                        row -> new Waiting(row.getString("request_id"), read(row)),
                        withdrawn.pullRequest().toString())
                .stream()
                .filter(waiting -> waiting.review().event() == withdrawn.event())
                .forEach(waiting -> db.update(
                        "update waiting_review set review = ? where request_id = ?",
                        written(waiting.review().as(Event.COMMENT)),
                        waiting.requestId()));
    }

    private record Waiting(String requestId, SubmitReview review) {}

    /** Empty when it was taken already. */
    Optional<SubmitReview> take(String requestId) {
        return db.first("delete from waiting_review where request_id = ? returning review", this::read, requestId);
    }

    List<SubmitReview> takeDue(Instant now) {
        return db.query("""
                delete from waiting_review where request_id in (
                    select request_id from waiting_review where due_at <= ? order by due_at limit 50
                       for update skip locked)
                returning review""", this::read, now);
    }

    private SubmitReview read(ResultSet row) throws SQLException {
        try {
            return mapper.readValue(row.getString("review"), SubmitReview.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A row of waiting_review is not readable", e);
        }
    }

    private String written(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a review", e);
        }
    }
}

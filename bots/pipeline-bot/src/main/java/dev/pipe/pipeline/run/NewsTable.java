package dev.pipe.pipeline.run;

import dev.pipe.common.config.Stage;
import dev.pipe.common.db.Db;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RunRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The runs' history; a row goes with its run. */
@ApplicationScoped
public class NewsTable {

    private static final int LONGEST = 500;

    private final Db db;

    NewsTable(Db db) {
        this.db = db;
    }

    void add(RunRef run, News news) {
        db.update(
                "insert into run_news (run_id, at, kind, stage, said) values (?, ?, ?, ?, ?)",
                run.id(),
                news.at(),
                news.kind(),
                news.stage() == null ? null : news.stage().name(),
                shortened(news.said()));
    }

    /** A look at a pull request failed and is repeated later; only a live run has a history to keep it in. */
    public void retry(PullRequestRef pullRequest, Instant now, String why) {
        db.update(
                "insert into run_news (run_id, at, kind, said) select id, ?, 'RETRY', ? from run where live and pull_request = ?",
                now,
                shortened("A look at it failed and is repeated: " + why),
                pullRequest.toString());
    }

    /** Oldest first. */
    public List<News> of(RunRef run) {
        return db.query("select * from run_news where run_id = ? order by seq", NewsTable::news, run.id());
    }

    private static News news(ResultSet row) throws SQLException {
        var stage = row.getString("stage");
        return new News(
                Db.instant(row, "at"),
                News.Kind.valueOf(row.getString("kind")),
                stage == null ? null : Stage.valueOf(stage),
                row.getString("said"));
    }

    private static String shortened(String said) {
        return said.length() > LONGEST ? said.substring(0, LONGEST - 1) + "…" : said;
    }
}

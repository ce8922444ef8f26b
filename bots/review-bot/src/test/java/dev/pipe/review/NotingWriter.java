package dev.pipe.review;

import dev.pipe.common.github.GitHubWrite;
import dev.pipe.common.github.GitHubWrite.SubmitReview;
import dev.pipe.common.github.GitHubWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Notes what would be written on GitHub, for tests that look at the writes themselves. */
@Alternative
@ApplicationScoped
public class NotingWriter implements GitHubWriter {

    private final ConcurrentLinkedQueue<GitHubWrite> performed = new ConcurrentLinkedQueue<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();

    @Override
    public String perform(GitHubWrite write, boolean repeated) {
        performed.add(write);
        return write instanceof SubmitReview review ? refusals.getOrDefault(review.headSha(), "") : "";
    }

    /** GitHub will not take the review of that head. */
    public void refuse(String headSha, String why) {
        refusals.put(headSha, why);
    }

    public List<GitHubWrite> on(String pullRequest) {
        return performed.stream().filter(it -> it.key().equals(pullRequest)).toList();
    }
}

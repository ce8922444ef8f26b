package dev.pipe.review;

import dev.pipe.common.github.GitHubWrite;
import dev.pipe.common.github.GitHubWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Notes what would be written on GitHub, for tests that look at the writes themselves. */
@Alternative
@ApplicationScoped
public class NotingWriter implements GitHubWriter {

    private final ConcurrentLinkedQueue<GitHubWrite> performed = new ConcurrentLinkedQueue<>();

    @Override
    public String perform(GitHubWrite write, boolean repeated) {
        performed.add(write);
        return "";
    }

    public List<GitHubWrite> on(String pullRequest) {
        return performed.stream().filter(it -> it.key().equals(pullRequest)).toList();
    }
}

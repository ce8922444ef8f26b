package dev.pipe.infra;

import dev.pipe.common.github.GitHubWrite;
import dev.pipe.common.github.GitHubWriter;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Stands for GitHub, which infra-bot only ever answers: notes what would be written. */
@Alternative
@Priority(1)
@ApplicationScoped
public class NotingWriter implements GitHubWriter {

    private final ConcurrentLinkedQueue<GitHubWrite> performed = new ConcurrentLinkedQueue<>();

    @Override
    public String perform(GitHubWrite write, boolean repeated) {
        performed.add(write);
        return "";
    }

    public List<GitHubWrite> performed() {
        return List.copyOf(performed);
    }
}

package dev.pipe.common.github;

import java.io.IOException;

/** GitHub's answer is larger than this process reads; asking again does not make it smaller. */
class GitHubTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    GitHubTooLarge(long most) {
        super("the answer is larger than the " + most / 1_000_000 + " MB that are read with this much memory (-Xmx)");
    }
}

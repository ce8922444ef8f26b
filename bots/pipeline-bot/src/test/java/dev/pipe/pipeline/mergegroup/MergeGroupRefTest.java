package dev.pipe.pipeline.mergegroup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergeGroupRefTest {

    private static final RepoRef REPO = RepoRef.parse("acme/shop");
    private static final String SHA = "929f8209d40f77f4abc622a499c93a83babdbe64";

    @Test
    void namesItsLastPullRequest() {
        assertThat(MergeGroupRef.pullRequest(REPO, "gh-readonly-queue/main/pr-104-" + SHA))
                .contains(PullRequestRef.parse("acme/shop#104"));
        assertThat(MergeGroupRef.pullRequest(REPO, "gh-readonly-queue/release/1.0/pr-7-" + SHA))
                .contains(PullRequestRef.parse("acme/shop#7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "gh-readonly-queue/main/pr-104", "gh-readonly-queue/main/pr-99999999999-" + SHA})
    void otherBranchesNameNone(String branch) {
        assertThat(MergeGroupRef.pullRequest(REPO, branch)).isEmpty();
    }
}

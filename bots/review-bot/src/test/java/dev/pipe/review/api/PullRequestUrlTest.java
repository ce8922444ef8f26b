package dev.pipe.review.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.PullRequestRef;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PullRequestUrlTest {

    private static final List<String> GITHUB = GitHubHosts.of("api.github.com");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/acme/shop/pull/7",
                " http://www.GitHub.com/acme/shop/pull/7 ",
                "github.com/acme/shop/pull/7/files#diff",
                "https://github.com/acme/shop.git/pull/7?w=1",
                "https://github.com/acme/shop/pull/007"
            })
    void theAddressAsPeopleCopyIt(String url) {
        assertThat(PullRequestUrl.read(url, GITHUB)).contains(PullRequestRef.parse("acme/shop#7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "acme/shop#7",
                "ftp://github.com/acme/shop/pull/7",
                "https://github.com.evil.example/acme/shop/pull/7",
                "https://evil.example/github.com/acme/shop/pull/7",
                "https://github.com@evil.example/acme/shop/pull/7",
                "https://user@github.com/acme/shop/pull/7",
                "https://github.com:444/acme/shop/pull/7",
                "https://github.com/acme/shop/issues/7",
                "https://github.com/acme/shop/pull",
                "https://github.com/acme/shop/pull/0",
                "https://github.com/acme/shop/pull/-1",
                "https://github.com/acme/shop/pull/7x",
                "https://github.com/acme/shop/pull/99999999999999999999",
                "https://github.com/../shop/pull/7",
                "https://github.com/acme/../pull/7",
                "https://github.com/acme/./pull/7",
                "https://github.com/acme/...git/pull/7",
                "https://github.com/acme/%2e%2e/pull/7",
                "https://github.com/ac_me/shop/pull/7",
                "https://github.com/acme/sh op/pull/7",
                "https://github.com/acme/.git/pull/7"
            })
    void othersAreNone(String url) {
        assertThat(PullRequestUrl.read(url, GITHUB)).isEmpty();
    }

    @Test
    void onAServerOfOnesOwnOnlyItsAddressesCount() {
        var own = GitHubHosts.of("git.example.org:8443");
        assertThat(PullRequestUrl.read("https://git.example.org:8443/acme/shop/pull/7", own))
                .isPresent();
        assertThat(PullRequestUrl.read("https://github.com/acme/shop/pull/7", own))
                .isEmpty();
    }
}

package dev.pipe.review.who;

import dev.pipe.common.github.GitHubFailure;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers what goes wrong on a page as a page. What concerns no page is left as it was. */
class AnswerRefusals {

    private static final Logger LOG = Logger.getLogger(AnswerRefusals.class);

    @ServerExceptionMapper
    Response absent(NotFoundException absent, UriInfo uri) {
        return QuestPaths.isPage(uri.getPath())
                ? Refused.page(
                        404,
                        "There is no quest here",
                        "Either no review of this pull request was made yet, or you may not see it.")
                : absent.getResponse();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException refusal, UriInfo uri) {
        return QuestPaths.isPage(uri.getPath())
                ? Refused.page(403, "Not from here", refusal.getMessage())
                : refusal.getResponse();
    }

    @ServerExceptionMapper
    Response gitHubIsAway(GitHubFailure failure, UriInfo uri) {
        LOG.warnf(failure, "GitHub did not answer, and %s needs its word", uri.getPath());
        return Refused.page(
                502, "GitHub does not answer", "We ask it what you may read, before we show anything. Try again soon.");
    }
}

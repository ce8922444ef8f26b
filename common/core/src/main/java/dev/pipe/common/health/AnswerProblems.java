package dev.pipe.common.health;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers what goes wrong under {@code /api} as problem+json. A bug is logged and answered without its insides. */
class AnswerProblems {

    private static final Logger LOG = Logger.getLogger(AnswerProblems.class);

    @ServerExceptionMapper
    Response refused(WebApplicationException refusal, UriInfo uri) {
        var answer = refusal.getResponse();
        return isApi(uri) && !answer.hasEntity() ? ProblemJson.of(answer.getStatus(), refusal.getMessage()) : answer;
    }

    @ServerExceptionMapper
    Response failed(RuntimeException bug, UriInfo uri) {
        LOG.errorf(bug, "Could not answer %s", uri.getPath());
        return ProblemJson.of(500, "Something went wrong here; the log says what.");
    }

    private static boolean isApi(UriInfo uri) {
        return uri.getPath().startsWith("/api/");
    }
}

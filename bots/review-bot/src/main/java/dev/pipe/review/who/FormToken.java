package dev.pipe.review.who;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What ties a form to the browser it was shown in: a random word in a cookie that no script and no other site reads, and
 * the same word in the form.
 */
@ApplicationScoped
public class FormToken {

    static final String COOKIE = "pipe_form";
    static final String FRESH = "pipe.form.fresh";

    private static final int BYTES = 24;

    private final Reader reader;

    FormToken(Reader reader) {
        this.reader = reader;
    }

    String of(ContainerRequestContext request) {
        var cookie = request.getCookies().get(COOKIE);
        if (cookie != null && cookie.getValue().matches("[\\w-]{32}")) {
            return cookie.getValue();
        }
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        request.setProperty(FRESH, fresh);
        return fresh;
    }

    /** Refuses a form that was not shown in this browser. */
    public void check(String given) {
        var expected = reader.formToken();
        if (given == null || !MessageDigest.isEqual(given.getBytes(UTF_8), expected.getBytes(UTF_8))) {
            throw new ForbiddenException("This form is too old, or not ours. Load the page again.");
        }
    }
}

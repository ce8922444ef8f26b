package dev.pipe.common.github;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whose limit a request counts against. GitHub counts per installation and per person, while tokens come and go. */
@ApplicationScoped
class Payers {

    private final Map<String, String> byAuthorization = new ConcurrentHashMap<>();

    /** @param payer for people: "installation 34" */
    void pays(String authorization, String payer) {
        byAuthorization.put(authorization, payer);
    }

    void forget(String authorization) {
        byAuthorization.remove(authorization);
    }

    String of(HttpRequest request) {
        var authorization = request.headers().firstValue("Authorization").orElse("");
        var known = byAuthorization.get(authorization);
        if (known != null) {
            return known;
        }
        return isProof(authorization) ? "the App" : "the token";
    }

    /** The App's own JWT: three parts with dots between them, which no token has. */
    static boolean isProof(String authorization) {
        return authorization.chars().filter(c -> c == '.').count() == 2;
    }
}

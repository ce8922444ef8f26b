package dev.pipe.pipeline.gateway;

import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import java.lang.reflect.Proxy;
import java.util.List;

/** A GitHub on which nothing is open and to which nothing is written. */
@Alternative
@ApplicationScoped
public class NoGitHub {

    @Produces
    @Alternative
    @ApplicationScoped
    GitHubReads reads() {
        return (GitHubReads) Proxy.newProxyInstance(
                GitHubReads.class.getClassLoader(), new Class<?>[] {GitHubReads.class}, (proxy, method, arguments) -> {
                    if (List.class.equals(method.getReturnType())) {
                        return List.of();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @Produces
    @Alternative
    @ApplicationScoped
    GitHubWriter writer() {
        return (write, repeated) -> "";
    }
}

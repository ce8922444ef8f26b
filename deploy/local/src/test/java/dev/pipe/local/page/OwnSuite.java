package dev.pipe.local.page;

import dev.pipe.local.suite.Checkout;
import dev.pipe.local.suite.Suite;
import dev.pipe.local.suite.SuiteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the tests of a class the whole suite, with the bots as they were packaged; it stops after the class. Its state is
 * under {@code target}, so a suite that a developer runs beside it is not disturbed.
 */
public final class OwnSuite implements ParameterResolver {

    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(OwnSuite.class);

    private static final Path ROOT = Path.of("target", "own-suite").toAbsolutePath();

    /** What JUnit closes after the class. */
    private record Running(Suite suite) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            suite.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Suite.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var ofClass = test.getTestMethod().isPresent() ? test.getParent().orElseThrow() : test;
        return ofClass.getStore(OURS)
                .computeIfAbsent(Running.class, missing -> start(), Running.class)
                .suite();
    }

    /** Where its parts write what they do. */
    static Path logs() {
        return new Checkout(ROOT).logs();
    }

    private static Running start() {
        try {
            Path root = Files.createDirectories(ROOT);
            Path bots = root.resolve("bots");
            if (!Files.exists(bots)) {
                Files.createSymbolicLink(bots, Path.of("..", "..", "bots").toRealPath());
            }
            return new Running(Suite.start(new Checkout(root), SuiteOptions.ordinary(), System.out::println));
        } catch (IOException e) {
            throw new IllegalStateException("The suite did not start: " + e.getMessage(), e);
        }
    }
}

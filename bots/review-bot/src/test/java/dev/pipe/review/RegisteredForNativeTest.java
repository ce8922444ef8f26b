package dev.pipe.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.review.api.GroupResource;
import dev.pipe.review.diff.DiffIndex;
import dev.pipe.review.plan.ReviewPlan;
import dev.pipe.review.quest.KeptFile;
import dev.pipe.review.quest.Quest;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a native image has to be told, since none is built with every change. */
class RegisteredForNativeTest {

    private static final String TRAVELLING = "dev.pipe.common.bus.RegisterTravellingTypes";

    /** What Jackson reads or writes here, beside what travels on the bus. */
    static Stream<Class<?>> roots() throws ClassNotFoundException {
        return Stream.of(
                Quest.class,
                KeptFile.class,
                ReviewPlan.class,
                DiffIndex.class,
                Class.forName("dev.pipe.review.api.QuestError"),
                Class.forName("dev.pipe.review.model.ModelPlan"),
                Class.forName("dev.pipe.review.model.ModelFindings"),
                Class.forName("dev.pipe.review.model.ModelScores"),
                Class.forName("dev.pipe.review.model.WrittenText"),
                Class.forName("dev.pipe.review.risk.Rule"));
    }

    @Test
    void everythingThatIsReadOrWrittenAsJsonIsRegistered() throws ClassNotFoundException {
        var reached = new LinkedHashSet<Class<?>>();
        roots().forEach(root -> reach(root, reached));
        var travelling = Class.forName(TRAVELLING).getAnnotation(RegisterForReflection.class);

        assertThat(reached).hasSizeGreaterThan(20).allSatisfy(type -> assertThat(
                        isAnnotated(type) || Set.of(travelling.targets()).contains(type))
                .as("%s is registered for reflection", type)
                .isTrue());
    }

    @Test
    void whatIsNamedByItsNameExists() throws ClassNotFoundException {
        var jgit = Class.forName("dev.pipe.review.diff.RegisterJGit").getAnnotation(RegisterForReflection.class);

        assertThat(jgit.classNames())
                .allSatisfy(name -> assertThat(Class.forName(name)).isNotNull());
    }

    @Test
    void whatIsInitialisedAtRunTimeExists() throws IOException {
        var arguments = property("quarkus.native.additional-build-args").split(",");

        assertThat(arguments).hasSizeGreaterThan(2).allSatisfy(argument -> assertThat(Class.forName(
                        argument.substring(argument.indexOf('=') + 1),
                        false,
                        getClass().getClassLoader()))
                .isNotNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev/pipe/review/rules/code.yml", "dev/pipe/review/page/quest.css"})
    void filesReadAtRunTimeAreInTheImage(String file) throws IOException {
        var globs = property("quarkus.native.resources.includes").split(",");

        assertThat(GroupResource.class.getResource("/" + file)).isNotNull();
        assertThat(globs).anyMatch(glob -> file.matches(glob.replace(".", "\\.").replace("*", "[^/]*")));
    }

    private static String property(String name) throws IOException {
        var settings = new Properties();
        try (var in = GroupResource.class.getResourceAsStream("/application.properties")) {
            settings.load(in);
        }
        return settings.getProperty(name);
    }

    private static boolean isAnnotated(Class<?> type) {
        for (var outer = type; outer != null; outer = outer.getEnclosingClass()) {
            if (outer.isAnnotationPresent(RegisterForReflection.class)) {
                return true;
            }
        }
        return false;
    }

    private static void reach(Type type, Set<Class<?>> reached) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> reach(argument, reached));
        } else if (type instanceof Class<?> found && found.getName().startsWith("dev.pipe.") && reached.add(found)) {
            if (found.isRecord()) {
                Arrays.stream(found.getRecordComponents())
                        .forEach(component -> reach(component.getGenericType(), reached));
            }
        }
    }
}

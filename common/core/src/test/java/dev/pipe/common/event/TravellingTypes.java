package dev.pipe.common.event;

import dev.pipe.common.bus.WriteSettled;
import dev.pipe.common.github.GitHubWrite;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** Every record and enum of ours that is turned into JSON and back, found by walking the components. */
final class TravellingTypes {

    private final Set<Class<?>> found = new LinkedHashSet<>();

    static Set<Class<?>> all() {
        var types = new TravellingTypes();
        EventCatalogue.entries().forEach(entry -> types.walk(entry.record()));
        Arrays.stream(GitHubWrite.OnPullRequest.class.getPermittedSubclasses()).forEach(types::walk);
        return types.found;
    }

    private void walk(Type type) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(this::walk);
        } else if (type instanceof Class<?> ours
                && ours.getPackageName().startsWith("dev.pipe")
                && ours != WriteSettled.class
                && found.add(ours)
                && ours.isRecord()) {
            Arrays.stream(ours.getRecordComponents()).forEach(component -> walk(component.getGenericType()));
        }
    }
}

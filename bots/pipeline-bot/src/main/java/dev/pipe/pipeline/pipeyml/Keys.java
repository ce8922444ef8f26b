package dev.pipe.pipeline.pipeyml;

import dev.pipe.common.config.Key;
import dev.pipe.common.config.Permission;
import dev.pipe.common.config.RepositoryConfig;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The keys of the file, read off the records: a component {@code rerunFlaky} is the key {@code rerun-flaky}. */
final class Keys {

    private Keys() {}

    static Map<String, RecordComponent> of(Class<?> section) {
        var keys = new LinkedHashMap<String, RecordComponent>();
        for (var component : section.getRecordComponents()) {
            if (component.isAnnotationPresent(Key.class)) {
                keys.put(kebab(component.getName()), component);
            }
        }
        return keys;
    }

    /** The section in which this key would be at home: {@code merge} for {@code method}; empty when nowhere. */
    static Optional<String> homeOf(String key) {
        return of(RepositoryConfig.class).entrySet().stream()
                .filter(section -> of(section.getValue().getType()).containsKey(key))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** What a list holds. */
    static Type element(Type list) {
        return ((ParameterizedType) list).getActualTypeArguments()[0];
    }

    /** The constants that may be written: nobody merges with less than write. */
    static List<Object> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .<Object>map(constant -> constant)
                .filter(constant -> !(constant instanceof Permission permission) || permission.covers(Permission.WRITE))
                .toList();
    }

    static String word(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}

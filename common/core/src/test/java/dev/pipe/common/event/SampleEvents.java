package dev.pipe.common.event;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Fills a record with plausible values by the type and the name of its components. */
final class SampleEvents {

    private SampleEvents() {}

    static Event of(Class<? extends Event> record) {
        return (Event) value(record, "event");
    }

    private static Object value(Type type, String name) {
        if (type instanceof ParameterizedType list) {
            return List.of(value(list.getActualTypeArguments()[0], name));
        }
        var plain = (Class<?>) type;
        if (plain == String.class) {
            return name.toLowerCase().contains("sha") || name.equals("hash") ? "c0ffee00".repeat(5) : "a " + name;
        } else if (plain == Instant.class) {
            return Instant.parse("2026-11-23T10:00:00.123456Z");
        } else if (plain == boolean.class || plain == Boolean.class) {
            return true;
        } else if (plain == int.class || plain == Integer.class) {
            return 3;
        } else if (plain == long.class) {
            return 41L;
        } else if (plain == double.class) {
            return 0.75;
        } else if (plain == Duration.class) {
            return Duration.ofMinutes(10);
        } else if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        } else if (plain.isRecord()) {
            return make(plain);
        }
        throw new IllegalStateException("No sample for " + plain);
    }

    private static Object make(Class<?> record) {
        var components = record.getRecordComponents();
        var types =
                Arrays.stream(components).map(component -> component.getType()).toArray(Class<?>[]::new);
        var values = Arrays.stream(components)
                .map(component -> value(component.getGenericType(), component.getName()))
                .toArray();
        try {
            var constructor = record.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot make a sample of " + record, e);
        }
    }
}

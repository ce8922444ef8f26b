package dev.pipe.pipeline.pipeyml;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Map;

/** Makes a record of the values of its keys; what has none is null. */
final class Records {

    private Records() {}

    static Object make(Class<?> type, Map<String, RecordComponent> keys, Map<String, Object> values) {
        var types = keys.values().stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types)
                    .newInstance(keys.keySet().stream().map(values::get).toArray());
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("Every component of " + type + " is a key and says so", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}

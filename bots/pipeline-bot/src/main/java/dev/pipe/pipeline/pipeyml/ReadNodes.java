package dev.pipe.pipeline.pipeyml;

import dev.pipe.common.config.Key;
import dev.pipe.common.text.Slips;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Turns nodes into the records that describe them and collects everything that is wrong, not only the first. */
final class ReadNodes {

    /** Aliases let a small file stand for a big tree; nobody needs this many nodes. */
    private static final int MOST_NODES = 5000;

    private static final String STANDARD_TAG = "tag:yaml.org,2002:";

    private final List<Problem> problems = new ArrayList<>();
    private int nodes;

    List<Problem> problems() {
        return problems;
    }

    /** Null when it is no section at all. */
    Object section(Class<?> type, Node node, String path) {
        if (!(node instanceof MappingNode mapping)) {
            var keys = Scalars.codes(Keys.of(type).keySet());
            wrong(node, path, "A section with keys is expected here", "Known here: " + keys + ".");
            return null;
        }
        var known = Keys.of(type);
        var values = new HashMap<String, Object>();
        var seen = new HashMap<String, Integer>();
        for (var entry : mapping.getValue()) {
            var key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            var first = seen.putIfAbsent(key, entry.getKeyNode().getStartMark().getLine() + 1);
            if (!known.containsKey(key)) {
                unknown(entry.getKeyNode(), path, key, known);
            } else if (first != null) {
                wrong(
                        entry.getKeyNode(),
                        inside(path, key),
                        "This key stands in line " + first + " already",
                        "Keep one of them.");
            } else {
                values.put(key, value(known.get(key), entry.getValueNode(), inside(path, key)));
            }
        }
        return Records.make(type, known, values);
    }

    private void unknown(Node node, String path, String key, Map<String, RecordComponent> known) {
        var near = Slips.nearest(key, known.keySet()).map(word -> "Did you mean `" + word + "`? ");
        var home = Keys.homeOf(key).map(section -> "It belongs under `" + section + ":`. ");
        wrong(
                node,
                path,
                "`" + key + "` is not a key here",
                near.or(() -> home).orElse("") + "Known here: " + Scalars.codes(known.keySet()) + ".");
    }

    private Object value(RecordComponent component, Node node, String path) {
        if (++nodes > MOST_NODES) {
            if (nodes == MOST_NODES + 1) {
                wrong(node, path, "The file stands for more than " + MOST_NODES + " values", "Use fewer aliases.");
            }
            return null;
        }
        if (!node.getTag().getValue().startsWith(STANDARD_TAG)) {
            wrong(node, path, "The tag `" + node.getTag().getValue() + "` means nothing here", "Leave it out.");
            return null;
        }
        if (component.getGenericType() instanceof ParameterizedType list) {
            return list((Class<?>) Keys.element(list), node, path);
        }
        return component.getType().isRecord()
                ? section(component.getType(), node, path)
                : scalar(component.getType(), component.getAnnotation(Key.class), node, path);
    }

    /** A single value stands for a list of one. */
    private List<?> list(Class<?> element, Node node, String path) {
        var items = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
        var values = new ArrayList<Object>();
        for (var i = 0; i < items.size() && nodes <= MOST_NODES; i++) {
            nodes++;
            var at = path + "[" + (i + 1) + "]";
            var value =
                    element.isRecord() ? section(element, items.get(i), at) : scalar(element, null, items.get(i), at);
            if (value != null) {
                values.add(value);
            }
        }
        ListRules.broken(element, values).ifPresent(what -> wrong(node, path, what, ListRules.mend(element)));
        return values;
    }

    private Object scalar(Class<?> type, Key key, Node node, String path) {
        if (!(node instanceof ScalarNode scalar)) {
            wrong(node, path, "A single value is expected here", Scalars.allowed(type, key));
            return null;
        }
        var text = scalar.getValue().strip();
        var value = text.isEmpty() ? null : Scalars.read(type, key, text);
        if (value == null) {
            var what = text.isEmpty() ? "Nothing stands here" : "`" + text + "` is not understood";
            wrong(node, path, what, meant(type, text) + Scalars.allowed(type, key));
        }
        return value;
    }

    private static String meant(Class<?> type, String text) {
        return type.isEnum()
                ? Slips.nearest(
                                text,
                                Keys.constants(type).stream().map(Keys::word).toList())
                        .map(word -> "Did you mean `" + word + "`? ")
                        .orElse("")
                : "";
    }

    private static String inside(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private void wrong(Node node, String path, String what, String mend) {
        var mark = node.getStartMark();
        problems.add(new Problem(mark.getLine() + 1, mark.getColumn() + 1, path, what, mend));
    }
}

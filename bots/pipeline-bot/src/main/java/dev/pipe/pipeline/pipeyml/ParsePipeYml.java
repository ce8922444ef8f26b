package dev.pipe.pipeline.pipeyml;

import dev.pipe.common.config.RepositoryConfig;
import java.io.StringReader;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Parses the file. The YAML library only composes the tree of nodes with their places; it constructs no object, and what
 * a file may cost is bounded: its size, its depth, its aliases, the nodes that are looked at.
 */
public final class ParsePipeYml {

    private static final int MOST_CHARACTERS = 64 * 1024;
    private static final int DEEPEST = 20;
    private static final int MOST_ALIASES = 20;

    private ParsePipeYml() {}

    public static PipeYml parse(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return broken(new Problem(
                    1, 1, "", "The file has more than " + MOST_CHARACTERS + " characters", "Make it shorter."));
        }
        try {
            var root = new Yaml(limits()).compose(new StringReader(text));
            return root == null || root.getTag() == Tag.NULL
                    ? new PipeYml(RepositoryConfig.NOTHING, List.of())
                    : read(root);
        } catch (MarkedYAMLException e) {
            return broken(notYaml(e));
        } catch (YAMLException e) { // a limit, or a character that YAML does not know: no place is given
            return broken(new Problem(1, 1, "", "This is not YAML that is accepted here: " + e.getMessage(), ""));
        }
    }

    private static PipeYml read(Node root) {
        var reader = new ReadNodes();
        var config = (RepositoryConfig) reader.section(RepositoryConfig.class, root, "");
        return new PipeYml(config == null ? RepositoryConfig.NOTHING : config, reader.problems());
    }

    private static LoaderOptions limits() {
        var options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        return options;
    }

    private static PipeYml broken(Problem problem) {
        return new PipeYml(RepositoryConfig.NOTHING, List.of(problem));
    }

    private static Problem notYaml(MarkedYAMLException e) {
        var mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        var context = e.getContext() == null ? "" : " (" + e.getContext() + ")";
        return new Problem(
                mark == null ? 1 : line(mark),
                mark == null ? 1 : mark.getColumn() + 1,
                "",
                "This is not YAML: " + e.getProblem() + context,
                "Indent with spaces, and quote what holds `: `, `#`, `[` or `*`.");
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }
}

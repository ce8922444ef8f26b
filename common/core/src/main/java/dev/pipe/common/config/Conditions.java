package dev.pipe.common.config;

import java.util.List;

/**
 * Which pull requests are meant: every key that is given must fit, and of a list one entry is enough. In names {@code *}
 * stands for anything; in paths it stands for anything but {@code /}, and {@code **} for anything at all.
 */
public record Conditions(
        @Key(value = "The base branch: `main`, `release/*`.", absent = "any")
        List<String> base,

        @Key(value = "The head branch: `renovate/*`.", absent = "any")
        List<String> head,

        @Key(value = "A file that changed: `deploy/**`.", absent = "any")
        List<String> paths,

        @Key(value = "All files that changed are among these: `docs/**`, `**/*.md`.", absent = "any")
        List<String> onlyPaths,

        @Key(value = "A label that is set.", absent = "any") List<String> labels,

        @Key(value = "Labels of which none is set.", absent = "none")
        List<String> withoutLabels,

        @Key(value = "Who opened it: `dependabot[bot]`, `octocat`.", absent = "anybody")
        List<String> authors,

        @Key(value = "Whether a bot opened it (Dependabot, Renovate, any GitHub App).", absent = "either")
        Boolean bot,

        @Key(value = "Whether it is a draft.", absent = "either")
        Boolean draft) {

    /** Fits every pull request. */
    public static final Conditions NONE = new Conditions(null, null, null, null, null, null, null, null, null);

    public Conditions {
        base = copy(base);
        head = copy(head);
        paths = copy(paths);
        onlyPaths = copy(onlyPaths);
        labels = copy(labels);
        withoutLabels = copy(withoutLabels);
        authors = copy(authors);
    }

    /** True when it takes the changed files to tell whether a pull request is meant. */
    public boolean asksForFiles() {
        return paths != null || onlyPaths != null;
    }

    private static List<String> copy(List<String> list) {
        return list == null ? null : List.copyOf(list);
    }
}

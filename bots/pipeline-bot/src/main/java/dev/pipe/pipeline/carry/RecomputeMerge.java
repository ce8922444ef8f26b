package dev.pipe.pipeline.carry;

import dev.pipe.common.github.GitHubReads.TreeEntry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Works a three-way merge out again and holds a tree against it, as git does: what only one side changed is that side's,
 * what both changed alike is both's, a file that both changed is merged line by line. Where the sides agree on a whole
 * directory, its hash says so and it is not read. Renames are not followed: where git would, this finds a difference,
 * and the approvals fall that a person may give again.
 */
final class RecomputeMerge {

    /** Such files are rarely merged by hand, and people may look at those again. */
    private static final int LARGEST_BLOB = 1 << 20;

    private final GitObjects objects;

    RecomputeMerge(GitObjects objects) {
        this.objects = objects;
    }

    /** The same path in the merge base, on both sides, and in what claims to be their merge; null where there is none. */
    private record Place(String path, TreeEntry base, TreeEntry ours, TreeEntry theirs, TreeEntry merged) {

        boolean everyPresentOneIs(String type) {
            return List.of(Optional.ofNullable(ours), Optional.ofNullable(theirs), Optional.ofNullable(base)).stream()
                    .flatMap(Optional::stream)
                    .allMatch(entry -> entry.type().equals(type));
        }

        /** Of a file that is there on every side, in bytes. */
        long largest() {
            return Math.max(base.size(), Math.max(ours.size(), theirs.size()));
        }
    }

    /** Of trees, by their hashes. Empty when the last is the merge of the others; else what differs, for people. */
    Optional<String> difference(String base, String ours, String theirs, String merged) {
        return resolve(new Place("", root(base), root(ours), root(theirs), root(merged)));
    }

    private static TreeEntry root(String sha) {
        return new TreeEntry("", "040000", "tree", sha, 0);
    }

    private Optional<String> resolve(Place place) {
        if (same(place.ours(), place.theirs()) || same(place.base(), place.theirs())) {
            return expect(place, place.ours());
        }
        if (same(place.base(), place.ours())) {
            return expect(place, place.theirs());
        }
        if (place.everyPresentOneIs("tree")) {
            return descend(place);
        }
        var everywhere = place.base() != null && place.ours() != null && place.theirs() != null;
        if (everywhere && place.everyPresentOneIs("blob")) {
            return merged(place);
        }
        return Optional.of("both sides changed `" + place.path() + "` in ways that do not merge by themselves");
    }

    private static Optional<String> expect(Place place, TreeEntry expected) {
        return same(expected, place.merged())
                ? Optional.empty()
                : Optional.of("`" + place.path() + "` is not what the merge makes of it");
    }

    private static boolean same(TreeEntry one, TreeEntry other) {
        return one == other
                || one != null
                        && other != null
                        && one.mode().equals(other.mode())
                        && one.sha().equals(other.sha());
    }

    private Optional<String> descend(Place place) {
        if (place.merged() != null && !place.merged().type().equals("tree")) {
            return Optional.of("`" + place.path() + "` is not the directory that the merge makes of it");
        }
        var base = entries(place.base());
        var ours = entries(place.ours());
        var theirs = entries(place.theirs());
        var merged = entries(place.merged());
        var names = new TreeSet<>(base.keySet());
        names.addAll(ours.keySet());
        names.addAll(theirs.keySet());
        names.addAll(merged.keySet());
        return names.stream()
                .map(name -> resolve(new Place(
                        place.path().isEmpty() ? name : place.path() + "/" + name,
                        base.get(name),
                        ours.get(name),
                        theirs.get(name),
                        merged.get(name))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Map<String, TreeEntry> entries(TreeEntry tree) {
        var byName = new TreeMap<String, TreeEntry>();
        if (tree != null) {
            objects.tree(tree.sha()).forEach(entry -> byName.put(entry.path(), entry));
        }
        return byName;
    }

    /** A file that is there on every side and that both changed. */
    private Optional<String> merged(Place place) {
        var mode = one(place.base().mode(), place.ours().mode(), place.theirs().mode());
        var links =
                !place.ours().mode().startsWith("100") || !place.theirs().mode().startsWith("100");
        if (mode.isEmpty() || links) {
            return Optional.of("both sides changed `" + place.path() + "` in ways that do not merge by themselves");
        }
        var sha = one(place.base().sha(), place.ours().sha(), place.theirs().sha());
        if (sha.isEmpty()) {
            if (place.largest() > LARGEST_BLOB) { // looked at before it is read: anybody may make it large
                throw new GitObjects.TooMuch("a file that both sides changed is larger than 1 MiB");
            }
            sha = MergeLines.merge(
                            objects.blob(place.base().sha()),
                            objects.blob(place.ours().sha()),
                            objects.blob(place.theirs().sha()))
                    .map(bytes -> MergeLines.blobSha(bytes, place.ours().sha().length()));
        }
        return sha.isEmpty()
                ? Optional.of("both sides changed the same lines of `" + place.path() + "`")
                : expect(place, new TreeEntry("", mode.get(), "blob", sha.get(), 0));
    }

    /** What three values come to when at most one side changed it. */
    private static Optional<String> one(String base, String ours, String theirs) {
        if (Objects.equals(ours, theirs) || Objects.equals(base, theirs)) {
            return Optional.of(ours);
        }
        return Objects.equals(base, ours) ? Optional.of(theirs) : Optional.empty();
    }
}

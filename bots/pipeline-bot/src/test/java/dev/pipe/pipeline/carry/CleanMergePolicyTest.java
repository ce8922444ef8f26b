package dev.pipe.pipeline.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What keeps its approvals, and what an attacker might try. */
class CleanMergePolicyTest {

    private final GitInMemory git = new GitInMemory();
    private final Map<String, String> start = Map.of(
            "src/a.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "src/b.txt", "b\n", "docs/c.txt", "c\n", "run.sh", "run\n");
    private String root;
    private String approved;
    private String main;

    @BeforeEach
    void grow() {
        root = git.commit(start);
        approved = git.commit(with(start, "src/a.txt", "one\n2\n3\n4\n5\n6\n7\n8\n9\n"), root);
        main = git.commit(
                with(with(start, "src/a.txt", "1\n2\n3\n4\n5\n6\n7\n8\nnine\n"), "docs/new.txt", "new\n"), root);
        git.branch("main", main);
    }

    private static Map<String, String> with(Map<String, String> files, String path, String content) {
        var changed = new HashMap<>(files);
        if (content == null) {
            changed.remove(path);
        } else {
            changed.put(path, content);
        }
        return changed;
    }

    private CleanMergePolicy.Finding find(String head) {
        return new CleanMergePolicy(git).find(approved, head, "main");
    }

    @Test
    void theBaseMergedInAsGitDoesIsClean() {
        var tree = git.merge(approved, main).orElseThrow();
        assertThat(find(git.commit(tree, approved, main)).mergedSha()).isEqualTo(main);
        assertThat(find(git.commit(tree, main, approved)).mergedSha()).isEqualTo(main);
    }

    @Test
    void whatIsNotOverlappingIsNotEvenRead() {
        var aside = git.commit(with(start, "docs/new.txt", "new\n"), root);
        git.branch("main", aside);
        var tree = git.merge(approved, aside).orElseThrow();
        git.reads = 0;
        assertThat(find(git.commit(tree, approved, aside)).clean()).isTrue();
        assertThat(git.reads).as("the four root trees").isEqualTo(4);
    }

    @Test
    void aLargeFileThatBothChangedIsNotEvenRead() {
        var large = "x".repeat(1 << 20) + "\n";
        var ours = git.commit(with(start, "src/a.txt", "one\n" + large), root);
        var theirs = git.commit(with(start, "src/a.txt", large + "nine\n"), root);
        git.branch("main", theirs);
        var head = git.commit(with(start, "src/a.txt", "one\n" + large + "nine\n"), ours, theirs);

        var found = new CleanMergePolicy(git).find(ours, head, "main");

        assertThat(found.clean()).isFalse();
        assertThat(found.toString()).contains("a file that both sides changed is larger than 1 MiB");
        assertThat(git.blobs).isZero();
    }

    @Test
    void anEvilMergeIsNot() {
        var merged = with(start, "src/a.txt", "one\n2\n3\n4\n5\n6\n7\n8\nnine\n");
        var good = with(merged, "docs/new.txt", "new\n");
        assertThat(find(git.commit(good, approved, main)).clean()).isTrue();

        assertThat(find(git.commit(
                                with(good, "src/a.txt", "one\n2\n3\n4 and more\n5\n6\n7\n8\nnine\n"), approved, main))
                        .why())
                .isEqualTo("`src/a.txt` is not what the merge makes of it");
        assertThat(find(git.commit(with(good, "src/b.txt", "evil\n"), approved, main))
                        .why())
                .contains("src/b.txt");
        assertThat(find(git.commit(with(good, "added.txt", "evil\n"), approved, main))
                        .why())
                .contains("added.txt");
        assertThat(find(git.commit(with(good, "docs/c.txt", null), approved, main))
                        .why())
                .contains("`docs`");
        assertThat(find(git.commit(with(with(good, "run.sh", null), "run", "run\n"), approved, main))
                        .clean())
                .isFalse();
        assertThat(find(git.commit(start, approved, main)).clean())
                .as("the approved change undone")
                .isFalse();
    }

    @Test
    void aFileMadeExecutableIsAnotherTree() {
        var good = with(with(start, "src/a.txt", "one\n2\n3\n4\n5\n6\n7\n8\nnine\n"), "docs/new.txt", "new\n");
        var evil = git.commit(good, "run.sh", new String[] {approved, main});
        assertThat(find(evil).why()).isEqualTo("`run.sh` is not what the merge makes of it");
    }

    @Test
    void whatIsNoCommitOfTheBaseIsNotMergedInCleanly() {
        var stranger = git.commit(with(start, "docs/evil.txt", "evil\n"), main);
        var tree = git.merge(approved, stranger).orElseThrow();
        assertThat(find(git.commit(tree, approved, stranger)).why())
                .isEqualTo("what was merged in is no commit of the base branch");
        assertThat(new CleanMergePolicy(git)
                        .find(approved, git.commit(tree, approved, stranger), "gone")
                        .clean())
                .isFalse();
    }

    @Test
    void otherParentsAreNotEither() {
        var tree = git.merge(approved, main).orElseThrow();
        assertThat(find(git.commit(tree, main)).clean()).as("a squash").isFalse();
        assertThat(find(git.commit(tree, root, main)).clean())
                .as("another head")
                .isFalse();
        assertThat(find(git.commit(tree, approved)).clean())
                .as("an ordinary commit")
                .isFalse();
        assertThat(find(git.commit(tree, approved, main, root)).clean())
                .as("an octopus")
                .isFalse();
        assertThat(find("0".repeat(40)).clean()).as("gone").isFalse();
    }

    @Test
    void aConflictThatSomebodyResolvedIsLookedAtAgain() {
        var conflicting = git.commit(with(start, "src/a.txt", "eins\n2\n3\n4\n5\n6\n7\n8\n9\n"), root);
        git.branch("main", conflicting);
        var head = git.commit(with(start, "src/a.txt", "one\n2\n3\n4\n5\n6\n7\n8\n9\n"), approved, conflicting);
        assertThat(find(head).why()).isEqualTo("both sides changed the same lines of `src/a.txt`");
    }

    /** Agrees with git's own merge, whatever happened on both sides; never calls clean what git does not. */
    @Test
    void itAgreesWithGit() {
        var random = new Random(20261123);
        var clean = 0;
        for (var round = 0; round < 300; round++) {
            var ours = git.commit(edited(random), root);
            var theirs = git.commit(edited(random), root);
            var tree = git.merge(ours, theirs);
            git.branch("main", theirs);
            var policy = new CleanMergePolicy(git);
            if (tree.isPresent() && !ours.equals(theirs)) {
                var found = policy.find(ours, git.commit(tree.get(), ours, theirs), "main");
                assertThat(found.why()).as("round " + round).isEmpty();
                clean++;
                var evil = git.commit(edited(random), ours, theirs);
                var same = git.commit(evil).orElseThrow().tree().equals(tree.get());
                assertThat(policy.find(ours, evil, "main").clean()).isEqualTo(same);
            }
        }
        assertThat(clean).isBetween(50, 299);
    }

    private Map<String, String> edited(Random random) {
        var files = new HashMap<>(start);
        for (var edits = random.nextInt(3); edits >= 0; edits--) {
            var path = start.keySet().stream().sorted().toList().get(random.nextInt(start.size()));
            switch (random.nextInt(4)) {
                case 0 -> files.remove(path);
                case 1 -> files.put("src/new-" + random.nextInt(3) + ".txt", "new " + random.nextInt(2) + "\n");
                default ->
                    files.computeIfPresent(path, (name, text) -> {
                        var lines = text.split("\n");
                        lines[random.nextInt(lines.length)] = "line " + random.nextInt(3);
                        return String.join("\n", lines) + "\n";
                    });
            }
        }
        return files;
    }
}

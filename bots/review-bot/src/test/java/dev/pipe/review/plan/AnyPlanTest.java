package dev.pipe.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.FileStatus;
import dev.pipe.review.plan.ReviewPlan.DiffRef;
import dev.pipe.review.plan.ReviewPlan.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds of every plan, over changes made at random, each from its seed. */
class AnyPlanTest {

    private static final int CHANGES = 200;
    private static final List<String> FOLDERS = List.of(
            "",
            "src/main/java/shop/cart/",
            "src/main/java/shop/order/",
            "src/test/java/shop/cart/",
            "docs/",
            "web/pages/",
            "db/migration/",
            "charts/shop/",
            ".github/workflows/",
            "vendor/x/",
            "common/core/src/main/java/core/event/",
            "bots/a/src/main/java/a/deep/er/and/deeper/",
            "a/",
            "b/");
    private static final List<String> NAMES = List.of(
            "Cart.java",
            "CartTest.java",
            "order.py",
            "test_order.py",
            "page.html",
            "V1__x.sql",
            "README.md",
            "pom.xml",
            "package-lock.json",
            "Dockerfile",
            "logo.png",
            "api.proto",
            "x",
            ".env",
            "strange name\n.ts",
            "Order.java");

    @Test
    void everyFileAndEveryHunkIsInExactlyOneStep() {
        for (var seed = 0; seed < CHANGES; seed++) {
            var change = change(seed);
            var plan = PlanReading.of(change, Optional.empty());

            assertThat(plan.steps()).as("seed %s", seed).hasSizeBetween(1, 6);
            assertThat(refs(plan).stream().map(DiffRef::fileId))
                    .as("seed %s", seed)
                    .containsExactlyInAnyOrderElementsOf(
                            change.files().stream().map(ChangedFile::path).toList());
            assertThat(refs(plan).stream().flatMap(ref -> ref.hunkIds().stream()))
                    .as("seed %s", seed)
                    .containsExactlyInAnyOrderElementsOf(change.files().stream()
                            .flatMap(file -> file.hunks().stream())
                            .map(ChangedHunk::id)
                            .toList());
            plan.steps().forEach(AnyPlanTest::saysSomething);
        }
    }

    @Test
    @Timeout(60)
    void tenThousandFilesInAsManyFoldersArePlannedAsWell() {
        var files = IntStream.range(0, 10_000)
                .boxed()
                .flatMap(n -> Stream.of(
                        Made.added("src/f" + n + "/index.ts", 2), Made.added("src/f" + n + "/index.test.ts", 2)))
                .toList();

        var plan = PlanReading.of(new Change(files), Optional.empty());

        assertThat(plan.steps()).hasSizeBetween(2, 6);
        assertThat(refs(plan)).hasSize(20_000);
    }

    @Test
    void theOrderOfFilesInTheDiffChangesNothing() {
        for (var seed = 0; seed < CHANGES / 4; seed++) {
            var files = new ArrayList<>(change(seed).files());
            var plan = PlanReading.of(new Change(files), Optional.empty());
            Collections.shuffle(files, new Random(seed));

            assertThat(PlanReading.of(new Change(files), Optional.empty()).steps())
                    .as("seed %s", seed)
                    .isEqualTo(plan.steps());
        }
    }

    @Test
    void oneMoreLineSeldomReshufflesThem() {
        var reshuffled = new HashSet<Integer>();
        for (var seed = 0; seed < CHANGES; seed++) {
            var files = new ArrayList<>(change(seed).files());
            if (files.stream().allMatch(file -> file.hunks().isEmpty())) {
                continue;
            }
            var random = new Random(seed);
            var grown = random.ints(0, files.size())
                    .filter(n -> !files.get(n).hunks().isEmpty())
                    .findFirst()
                    .orElseThrow();
            var before = groups(PlanReading.of(new Change(files), Optional.empty()));
            files.set(grown, withOneMoreLine(files.get(grown)));
            if (!groups(PlanReading.of(new Change(files), Optional.empty())).equals(before)) {
                reshuffled.add(seed);
            }
        }

        assertThat(reshuffled).hasSizeLessThan(CHANGES / 25);
    }

    private static void saysSomething(Step step) {
        assertThat(step.title()).isNotBlank().hasSizeLessThanOrEqualTo(80).doesNotContain("\n");
        assertThat(step.description()).isNotBlank().doesNotContain("\n");
        assertThat(step.objective()).isNotBlank();
        assertThat(step.notesSuggested())
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(5)
                .doesNotHaveDuplicates();
        assertThat(step.badges()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(step.diffRefs()).isNotEmpty();
    }

    private static List<DiffRef> refs(ReviewPlan plan) {
        return plan.steps().stream().flatMap(step -> step.diffRefs().stream()).toList();
    }

    private static List<List<String>> groups(ReviewPlan plan) {
        return plan.steps().stream()
                .map(step -> step.diffRefs().stream().map(DiffRef::fileId).toList())
                .toList();
    }

    private static ChangedFile withOneMoreLine(ChangedFile file) {
        var lines = file.hunks().stream()
                .flatMap(hunk -> hunk.lines().stream())
                .map(line -> (line.isAdded() ? "+" : "-") + line.text())
                .collect(Collectors.toCollection(ArrayList::new));
        lines.add("+one more");
        return Made.file(file.path(), file.oldPath(), file.status(), "", lines);
    }

    private static Change change(int seed) {
        var random = new Random(seed);
        var files = new ArrayList<ChangedFile>();
        var paths = new HashSet<String>();
        for (var n = 1 + random.nextInt(seed % 7 == 0 ? 60 : 12); n > 0; n--) {
            var path = FOLDERS.get(random.nextInt(FOLDERS.size()))
                    + (random.nextInt(3) == 0 ? n : "")
                    + NAMES.get(random.nextInt(NAMES.size()));
            if (paths.add(path)) {
                files.add(file(random, path));
            }
        }
        return new Change(files);
    }

    private static ChangedFile file(Random random, String path) {
        if (random.nextInt(6) == 0) {
            return Made.moved("before/" + path, path);
        }
        var status = FileStatus.values()[random.nextInt(3)];
        var lines = 1 + (int) Math.exp(random.nextDouble() * 6);
        var mark = status == FileStatus.DELETED ? "-" : "+";
        return Made.file(
                path,
                path,
                status,
                IntStream.range(0, lines).mapToObj(n -> mark + "line " + n + " Cart order " + path.length()));
    }
}

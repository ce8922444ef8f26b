package dev.pipe.review.plan;

import static dev.pipe.review.plan.Made.added;
import static dev.pipe.review.plan.Made.binary;
import static dev.pipe.review.plan.Made.change;
import static dev.pipe.review.plan.Made.changed;
import static dev.pipe.review.plan.Made.deleted;
import static dev.pipe.review.plan.Made.moved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.FileStatus;
import dev.pipe.review.plan.ReviewPlan.DiffRef;
import dev.pipe.review.plan.ReviewPlan.Priority;
import dev.pipe.review.plan.ReviewPlan.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanReadingTest {

    private static final String QUEST = "bots/shop/src/main/java/shop/quest/";
    private static final String TESTS = "bots/shop/src/test/java/shop/quest/";

    @ParameterizedTest
    @CsvSource({
        "src/main/java/x/Foo.java, src/test/java/x/FooTest.java",
        "src/main/java/x/Foo.java, src/test/java/x/FooIT.java",
        "src/main/kotlin/x/Foo.kt, src/test/kotlin/x/FooSpec.kt",
        "shop/foo.py, tests/test_foo.py",
        "shop/foo.py, shop/foo_test.py",
        "pkg/cart/foo.go, pkg/cart/foo_test.go",
        "src/foo.ts, src/foo.spec.ts",
        "src/Foo.tsx, src/__tests__/Foo.test.tsx",
        "lib/shop/foo.rb, spec/shop/foo_spec.rb",
        "src/Shop/Foo.php, tests/Shop/FooTest.php",
        "Shop/Foo.cs, Shop.Tests/FooTests.cs",
        "src/foo.rs, tests/foo_test.rs",
        "src/main/java/x/Foobar.java, src/test/java/x/FoobarEdgesTest.java",
        "src/main/java/x/OnlyHere.java, src/test/java/x/QuiteAnotherTest.java",
    })
    void codeAndItsTestsAreReadTogether(String code, String test) {
        var plan = plan(changed(code, 200), changed("other/place/Else.java", 200), changed(test, 150));

        assertThat(plan.steps()).hasSize(2).anySatisfy(step -> assertThat(files(step))
                .containsExactly(code, test));
    }

    @Test
    void theOrderIsThatOfUnderstanding() {
        var plan = plan(
                changed("README.md", 30),
                changed("package-lock.json", 3_000),
                changed(".github/workflows/ci.yml", 25),
                added("src/main/resources/templates/cart.html", 60),
                changed("src/main/java/shop/Cart.java", 90),
                added("src/main/resources/db/migration/V2__cart.sql", "create table cart (id int);"));

        assertThat(plan.steps())
                .extracting(Step::title)
                .containsExactly(
                        "Check the migration: V2__cart.sql",
                        "Follow the change in Cart",
                        "See what people will see: cart.html",
                        "Check the continuous integration: ci.yml",
                        "Read the documents: README.md",
                        "Skim what is generated: package-lock.json");
        assertThat(plan.steps().getFirst().objective()).contains("cart");
        assertThat(plan.steps())
                .extracting(Step::priority)
                .containsExactly(
                        Priority.HIGH, Priority.HIGH, Priority.MEDIUM, Priority.MEDIUM, Priority.LOW, Priority.LOW);
    }

    @Test
    void whatIsCalledIsReadBeforeWhatCallsIt() {
        var plan = plan(
                file("a/web/Page.java", 130, "new Basket().total();"),
                file("z/model/Basket.java", 130, "int total() {"),
                file("m/store/BasketTable.java", 130, "Basket read() {"));

        assertThat(plan.steps())
                .extracting(step -> files(step).getFirst())
                .containsExactly("z/model/Basket.java", "a/web/Page.java", "m/store/BasketTable.java");
    }

    @Test
    void aSmallChangeIsOneStepAndWhatGoesAlongAnother() {
        assertThat(plan(changed("src/App.java", 3)).steps()).hasSize(1);
        assertThat(plan(changed("src/App.java", 40), changed("src/AppTest.java", 30))
                        .steps())
                .extracting(Step::title)
                .containsExactly("Follow the change in App, with its test");
        assertThat(plan(
                                changed("src/a/App.java", 20),
                                changed("src/b/Other.java", 20),
                                changed("docs/guide.md", 3),
                                changed("app.yml", 2))
                        .steps())
                .extracting(Step::title)
                .containsExactly("Follow the change in App and Other", "See what goes along: guide.md and app.yml");
    }

    @Test
    void aLargeChangeIsSplitByFolder() {
        var plan = plan(Stream.of("cart", "order", "user")
                .flatMap(folder -> IntStream.range(0, 4)
                        .mapToObj(n ->
                                added("src/main/java/shop/" + folder + "/" + folder.toUpperCase() + n + ".java", 100)))
                .toArray(ChangedFile[]::new));

        assertThat(plan.steps()).hasSize(3).allSatisfy(step -> assertThat(
                        files(step).stream().map(file -> file.split("/")[4]).distinct())
                .hasSize(1));
        assertThat(plan.steps().getFirst().title()).startsWith("Get to know shop/cart: CART0, CART1");
    }

    @Test
    void oneFullFolderIsReadInRuns() {
        var plan = plan(IntStream.range(0, 30)
                .mapToObj(n -> added("src/main/java/shop/F" + (char) ('A' + n / 10) + n % 10 + "x.java", 100))
                .toArray(ChangedFile[]::new));

        assertThat(plan.steps()).hasSize(6).allSatisfy(step -> assertThat(files(step))
                .hasSizeBetween(4, 6));
    }

    @Test
    void whatOnlyMovedIsOneStepThatSaysSo() {
        var plan = plan(
                moved("old/A.java", "now/A.java"), moved("old/B.java", "now/B.java"), moved("old/c.md", "now/c.md"));

        assertThat(plan.steps()).hasSize(1);
        var step = plan.steps().getFirst();
        assertThat(step.title()).isEqualTo("Confirm what only moved: A, B and c.md");
        assertThat(step.description()).isEqualTo("Moves 3 files; no line of text.");
        assertThat(step.diffRefs()).hasSize(3).allMatch(ref -> ref.hunkIds().isEmpty());
    }

    @Test
    void stepsNameWhatIsThere() {
        var step = plan(
                        Made.file(
                                QUEST + "CartResource.java",
                                QUEST + "CartResource.java",
                                FileStatus.MODIFIED,
                                "void enclosing() {",
                                List.of(
                                        "+    @Path(\"/carts/{id}\")",
                                        "+    public Cart find(long id) {",
                                        "-    public Cart byId(long id) {")),
                        deleted(QUEST + "OldCart.java", 300),
                        changed(TESTS + "CartResourceTest.java", "    @Test", "    void x() {"),
                        binary(QUEST + "blob.bin"))
                .steps()
                .getFirst();

        assertThat(step.description())
                .contains("Removes 1 file, changes 3 files: +4 −301 lines.")
                .contains("In find()")
                .contains("Takes away byId().")
                .contains("Endpoints: /carts/{id}.")
                .contains("1 test is new.");
        assertThat(step.objective()).contains("CartResourceTest");
        assertThat(step.notesSuggested())
                .contains(
                        "Does anything still use OldCart?",
                        "Who called byId()?",
                        "Who calls /carts/{id}, who may, and what do they get now?")
                .anyMatch(note -> note.startsWith("blob.bin: binary"));
        assertThat(step.badges()).containsExactly("Code", "Tests");
    }

    @Test
    void testsThatAreReadInAnotherStepAreNotMissed() {
        var code = added("src/main/java/shop/cart/Cart.java", 380);
        var more = added("src/main/java/shop/cart/Order.java", 380);
        var alone = plan(code, more);
        var tested = plan(code, more, added("src/test/java/shop/cart/WholeStoryTest.java", 380));

        assertThat(alone.steps()).allSatisfy(step -> {
            assertThat(step.objective()).endsWith("no test changes with it.");
            assertThat(step.notesSuggested()).contains("Which test would fail without this?");
        });
        assertThat(alone.endState().riskCalls()).isNotEmpty().allMatch(risk -> risk.startsWith("No test"));
        assertThat(tested.steps()).noneMatch(step -> step.objective().contains("no test changes"));
        assertThat(tested.endState().acceptanceChecks()).contains("WholeStoryTest fails without the change.");
    }

    @Test
    void settingsAreNamedAndTheirValuesAreNot() {
        var token = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";
        var plan = plan(
                changed("app/application.properties", "shop.cart.size=12", "shop.token=" + token),
                Made.file(
                        "src/A.java",
                        "src/A.java",
                        FileStatus.MODIFIED,
                        "String k() { \"" + token + "\" }",
                        List.of("+  x = \"" + token + "\";", "+ @Path(\"" + token + "\")", "+void " + token + "() {")));

        assertThat(plan.steps().getLast().description()).contains("Settings: shop.cart.size and shop.token.");
        assertThat(plan.toString()).doesNotContain(token).doesNotContain("12");
    }

    @Test
    void oddNamesCannotWriteWhatTheyLike() {
        var plan = plan(changed("src/\u202Egnp.\nexe\u0007" + "x".repeat(300) + ".java", 3));

        assertThat(plan.steps().getFirst().title())
                .hasSizeLessThanOrEqualTo(80)
                .doesNotContain("\n", "\u202E", "\u0007")
                .startsWith("Follow the change in ·gnp.·exe·xxx");
    }

    @Test
    void whatWasFoundIsSaidWhereItIsAndReshufflesNothing() {
        var change = change(changed("src/a/A.java", 200), changed("src/b/B.java", 200), changed("README.md", 2));
        var plan = PlanReading.of(change, Optional.empty());

        var noted = NoteFindings.in(plan, List.of(Findings.critical("README.md", "README.md#h0")));

        assertThat(noted.steps())
                .extracting(Step::title)
                .isEqualTo(plan.steps().stream().map(Step::title).toList());
        assertThat(noted.steps().getLast().priority()).isEqualTo(Priority.HIGH);
        assertThat(noted.steps().getLast().notesSuggested().getFirst())
                .isEqualTo("Critical: sql injection in README.md:1.");
        assertThat(noted.steps().getFirst()).isEqualTo(plan.steps().getFirst());
    }

    @Test
    void nothingIsAPlanOfNoStep() {
        var plan = PlanReading.of(new Change(List.of()), Optional.of(" Title "));

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.overview().title()).isEqualTo("Title");
        assertThat(plan.endState().acceptanceChecks()).isNotEmpty();
        assertThat(plan.endState().riskCalls()).isNotEmpty();
    }

    private static ReviewPlan plan(ChangedFile... files) {
        return PlanReading.of(change(files), Optional.empty());
    }

    private static ChangedFile file(String path, int lines, String line) {
        return Made.file(
                path,
                path,
                FileStatus.ADDED,
                Stream.concat(Stream.of("+" + line), IntStream.range(0, lines).mapToObj(n -> "+ x" + n)));
    }

    private static List<String> files(Step step) {
        return step.diffRefs().stream().map(DiffRef::fileId).toList();
    }
}

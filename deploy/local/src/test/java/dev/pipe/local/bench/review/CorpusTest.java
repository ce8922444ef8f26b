package dev.pipe.local.bench.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.secrets.CredentialMask;
import dev.pipe.review.diff.ReadDiff;
import dev.pipe.review.read.ReadByRules;
import dev.pipe.review.risk.RiskType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The corpus that is shipped is what its README says, and a case is judged as it says. */
class CorpusTest {

    private static final Path SHIPPED = Path.of("../../bots/review-bot/corpus");
    private static final String HELD_OUT = "../../bots/review-bot/corpus-held-out/";

    private static List<Path> directories() {
        return List.of(SHIPPED, Path.of(HELD_OUT + "dev"), Path.of(HELD_OUT + "test"));
    }

    @Test
    void theHeldOutCasesAreHalvedByTheirNamesAlone() throws IOException, NoSuchAlgorithmException {
        for (var half : List.of("dev", "test")) {
            for (var one : Corpus.in(Path.of(HELD_OUT + half)).cases()) {
                var hash = MessageDigest.getInstance("SHA-256").digest(one.id().getBytes(StandardCharsets.UTF_8));
                assertThat(hash[0] % 2 == 0).as(one.id()).isEqualTo(half.equals("dev"));
            }
        }
    }

    @Test
    void theShippedCorpusIsLargeAndInManyLanguages() throws IOException {
        var cases = Corpus.in(SHIPPED).cases();
        assertThat(cases.stream().filter(one -> !one.label().isOk())).hasSizeGreaterThanOrEqualTo(150);
        assertThat(cases.stream().filter(one -> one.label().isOk())).hasSizeGreaterThanOrEqualTo(300);
        assertThat(cases.stream().map(LabelledCase::language).collect(Collectors.toSet()))
                .contains("java", "kt", "py", "js", "ts", "go", "rs", "cs", "rb", "php", "sh", "sql", "yaml", "tf");
        assertThat(cases.stream().filter(one -> !one.label().isOk()).map(one -> one.label()
                        .type()))
                .contains(RiskType.values());
    }

    @ParameterizedTest
    @MethodSource("directories")
    void everyShippedCaseIsADiffWithItsFilesAndIsMarkedOnlyWhereSomethingIsExpected(Path directory) throws IOException {
        for (var one : Corpus.in(directory).cases()) {
            var diff = CaseDiff.of(one);
            assertThat(ReadDiff.of(diff.text()).files().stream().map(file -> file.path()))
                    .as(one.id())
                    .containsExactlyElementsOf(
                            one.files().stream().map(CaseFile::path).toList());
            assertThat(one.label().isOk() && !diff.places().isEmpty())
                    .as(one.id() + " is marked and ok")
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("directories")
    void noCredentialStandsInTheFilesAndManyInWhatIsMadeOfThem(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            for (var file : files.filter(it -> it.toString().endsWith(".cases")).toList()) {
                assertThat(CredentialMask.find(Files.readString(file)).stream()
                                .filter(found -> found.confidence() > 0.8)
                                .toList())
                        .as(file.toString())
                        .isEmpty();
            }
        }
        assertThat(Corpus.in(directory).cases().stream()
                        .filter(one -> one.topic().equals("credentials"))
                        .filter(one ->
                                !CredentialMask.find(CaseDiff.of(one).text()).isEmpty()))
                .hasSizeGreaterThan(directory.equals(SHIPPED) ? 20 : 8);
    }

    @Test
    void whatIsMadeAtRunTimeIsAlwaysTheSame() {
        assertThat(new FillPlaces("a").in("x⟦hex:8⟧⟦=y⟧⟦digits:3⟧"))
                .matches("x[0-9a-f]{8}y[0-9]{3}")
                .isEqualTo(new FillPlaces("a").in("x⟦hex:8⟧⟦=y⟧⟦digits:3⟧"));
        assertThatThrownBy(() -> new FillPlaces("a").in("⟦greek:8⟧")).hasMessageContaining("greek");
    }

    @Test
    void aFileThatIsNotUnderstoodIsNamedWithItsLine() {
        assertThatThrownBy(() -> ReadCases.of("mine", "=== a ok\n>>> a.py\n*x\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("mine, line 3");
        assertThatThrownBy(() -> ReadCases.of("mine", "=== a FRIGHTENING LOW\n>>> a.py\n+x\n=== b ok\n"))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ReadCases.of("mine", "=== a ok\n=== b ok\n")).hasMessageContaining("no file");
    }

    @Test
    void aFindingCountsByCategoryAndPlace() throws IOException {
        var judged = judged("""
                === a SECURITY CRITICAL
                >>> shop/repo.py
                 def a(c, m):
                !    c.execute(f"SELECT id FROM users WHERE mail = '{m}'")
                """);
        assertThat(judged.found()).isTrue();
        assertThat(judged.right().orElseThrow().line()).isEqualTo(11);
        assertThat(judged.falseAlarms()).isEmpty();
        assertThat(judged.decisionIsRight()).isTrue();
        assertThat(judged("""
                === a PERFORMANCE LOW
                >>> shop/repo.py
                 def a(c, m):
                !    c.execute(f"SELECT id FROM users WHERE mail = '{m}'")
                """).found()).isFalse();
    }

    @Test
    void aFindingFarFromTheMarkIsAFalseAlarmAndOneInAHarmlessCaseToo() throws IOException {
        var far = judged("""
                === a SECURITY CRITICAL
                >>> shop/repo.py
                !    harmless()




                +    c.execute(f"SELECT id FROM users WHERE mail = '{m}'")
                """);
        assertThat(far.found()).isFalse();
        assertThat(far.falseAlarms()).hasSize(1);
        assertThat(judged("=== a ok\n>>> shop/repo.py\n+    c.execute(f\"SELECT id FROM users WHERE mail = '{m}'\")\n")
                        .falseAlarms())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "ok, APPROVED_WITH_SUGGESTIONS, true",
        "ok, FLAGGED_FOR_REVIEW, false",
        "TESTING LOW, AUTO_APPROVED, true",
        "TESTING LOW, FLAGGED_FOR_REVIEW, false",
        "TESTING LOW+, REJECTED_CRITICAL_RISK, true",
        "SECURITY MODERATE+, AUTO_APPROVED, false",
        "SECURITY CRITICAL, REJECTED_SECURITY, true",
        "SECURITY CRITICAL, REJECTED_BREAKING_CHANGES, false",
        "SECURITY CRITICAL, FLAGGED_FOR_REVIEW, false"
    })
    void theDecisionFollowsFromTheLabel(String label, Decision decision, boolean right) {
        assertThat(Label.of(label).decisionIsRight(decision)).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({"LOW, LOW, true", "LOW, MODERATE, false", "LOW+, CRITICAL, true", "MODERATE+, LOW, false"})
    void theLevelIsJudgedApart(String label, RiskLevel found, boolean right) {
        assertThat(Label.of("SECURITY " + label).levelIsRight(found)).isEqualTo(right);
    }

    @Test
    void aLargeDiffHasTheSizeThatWasAskedForAndIsRead() throws IOException {
        var change = ReadDiff.of(new LargeDiff(Corpus.in(SHIPPED)).ofChangedLines(1_000));
        assertThat(change.addedLines()).hasSize(1_000);
    }

    private static Judgement judged(String text) throws IOException {
        return Judgement.of(ReadCases.of("mine", text).getFirst(), new ReadByRules());
    }
}

package dev.pipe.review.sarif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.Secretive;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ReadDiff;
import dev.pipe.review.diff.Side;
import dev.pipe.review.read.ReadByRules;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.risk.RiskType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples of four tools' shapes come in, are joined with ours, and what goes out is valid SARIF. */
class SarifTest {

    /** One that no mask of ours knows; written so that no scanner stumbles over it. */
    private static final String SECRET = "acme:" + "k7-".repeat(6);

    private static final String INJECTION = "    cursor.execute(f\"SELECT id FROM users WHERE mail = '{mail}'\")";

    private static final Change CHANGE = ReadDiff.of(diffOf("shop/repo.py", INJECTION, "    import sys")
            + diffOf("Dockerfile", "USER root")
            + diffOf("pom.xml", "<version>2.14.0</version>")
            + diffOf("config/app.ini", "value=" + SECRET));

    @Test
    void trivysVulnerabilityOfUnknownLineIsForAPersonAndItsMisconfigurationIsCritical() throws IOException {
        assertThat(joined(sample("trivy")).findings())
                .extracting(Finding::ruleId, Finding::file, Finding::line, Finding::level, Finding::type)
                .containsExactlyInAnyOrder(
                        tuple("trivy/CVE-2021-44228", "pom.xml", 2, RiskLevel.MODERATE, RiskType.SECURITY),
                        tuple("trivy/DS002", "Dockerfile", 2, RiskLevel.CRITICAL, RiskType.SECURITY));
    }

    @Test
    void semgrepsErrorIsForAPersonAndWhatItSuppressedOrStandsElsewhereDoesNotCount() throws IOException {
        var joined = joined(sample("semgrep"));
        assertThat(joined.findings())
                .extracting(Finding::ruleId, Finding::level)
                .containsExactly(
                        tuple("semgrep-oss/python.lang.security.audit.formatted-sql-query", RiskLevel.MODERATE));
        assertThat(joined.outside()).isEqualTo(1);
    }

    @Test
    void gitleaksSecretIsCriticalAndNeverShown() throws IOException {
        var found = joined(sample("gitleaks")).findings();
        assertThat(found)
                .extracting(Finding::ruleId, Finding::level, Finding::line)
                .containsExactly(tuple("gitleaks/acme-internal-key", RiskLevel.CRITICAL, 2));
        assertThat(found.toString()).doesNotContain(SECRET);
        assertThat(WriteSarif.of(found, CHANGE)).doesNotContain(SECRET);
    }

    @Test
    void whatGoesOutHoldsNoCredential() {
        var change = ReadDiff.of(Secretive.DIFF);
        var found = new ReadByRules().read(change).findings();
        assertThat(found)
                .extracting(Finding::ruleId)
                .contains("credential/github-token", "credential/private-key", "sql-injection");
        assertThat(WriteSarif.of(found, change))
                .contains("credential/private-key")
                .doesNotContain(Secretive.SECRETS.toArray(String[]::new));
    }

    @Test
    void codeqlsRulesAreFoundInItsPacksAndItsBaselineIsLeftOut() throws IOException {
        assertThat(joined(sample("codeql")).findings())
                .extracting(Finding::ruleId, Finding::level, Finding::type, Finding::confidence)
                .containsExactly(
                        tuple("codeql/py/sql-injection", RiskLevel.CRITICAL, RiskType.SECURITY, 0.85),
                        tuple("codeql/py/unused-import", RiskLevel.NONE, RiskType.MAINTAINABILITY, 0.95));
    }

    @Test
    void theSameHarmAtTheSamePlaceIsOneFindingWithTheWorseLevelAndEveryName() throws IOException {
        var ours = new ArrayList<Finding>();
        ours.add(ours(RiskLevel.MODERATE, RiskType.SECURITY));
        var others = new ArrayList<>(ReadSarif.of(sample("semgrep")));
        others.addAll(ReadSarif.of(sample("codeql")));
        others.addAll(ReadSarif.of(sample("codeql")));
        var joined = new JoinFindings(CHANGE).join(ours, others).findings();
        assertThat(joined).hasSize(2);
        assertThat(joined.getFirst().ruleId()).isEqualTo("sql-injection");
        assertThat(joined.getFirst().level()).isEqualTo(RiskLevel.CRITICAL);
        assertThat(joined.getFirst().why())
                .contains("Also found by Semgrep OSS")
                .contains("Also found by CodeQL (py/sql-injection)");
    }

    @Test
    void anotherKindOfHarmAtTheSamePlaceStaysItself() throws IOException {
        var joined = new JoinFindings(CHANGE)
                .join(List.of(ours(RiskLevel.LOW, RiskType.PERFORMANCE)), ReadSarif.of(sample("semgrep")));
        assertThat(joined.findings()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "shop/repo.py, true",
        "./shop/repo.py, true",
        "file:///home/runner/work/x/shop/repo.py, true",
        "/builds/acme/shop/repo.py, true",
        "file:///shop/repo.py, true",
        "shop%2Frepo.py, true",
        "other/shop/repo.py, false",
        "repo.py, false",
        "../shop/repo.py, false"
    })
    void aFileIsFoundHoweverItsToolNamesIt(String uri, boolean found) throws IOException {
        var text = new String(sample("semgrep"), UTF_8).replace("shop/repo.py", uri);
        assertThat(joined(text.getBytes(UTF_8)).findings()).hasSize(found ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"version\": \"2.1.0\"}", "{\"version\": \"1.0.0\", \"runs\": []}"})
    void whatIsNoSarifIsRefused(String text) {
        assertThatThrownBy(() -> ReadSarif.of(text.getBytes(UTF_8))).isInstanceOf(UnreadableSarif.class);
    }

    @Test
    void anEmptyRunIsNothing() {
        assertThat(ReadSarif.of(
                        "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {}, \"results\": null}]}".getBytes(UTF_8)))
                .isEmpty();
    }

    @Test
    void whatGoesOutIsValidAndComesBackAsItWas() throws IOException {
        var review = new ReadByRules()
                .read(ReadDiff.of(diffOf("shop/how to/a#b.py", INJECTION)
                        + "diff --git a/x/Gone.java b/x/Gone.java\ndeleted file mode 100644\n--- a/x/Gone.java\n+++ /dev/null\n"
                        + "@@ -1,3 +0,0 @@\n-public class Gone {\n-    @PreAuthorize(\"hasRole('ADMIN')\")\n-}\n"));
        var text = WriteSarif.of(review.findings(), review.change());
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(getClass().getResourceAsStream("/schema/sarif-schema-2.1.0.json"));
        assertThat(schema.validate(new ObjectMapper().readTree(text))).isEmpty();
        assertThat(text).contains("shop/how%20to/a%23b.py");
        assertThat(new JoinFindings(review.change())
                        .join(List.of(), ReadSarif.of(text.getBytes(UTF_8)))
                        .findings())
                .filteredOn(finding -> finding.level() == RiskLevel.CRITICAL)
                .extracting(Finding::file, Finding::line)
                .containsExactly(tuple("shop/how to/a#b.py", 2));
    }

    @ParameterizedTest
    @CsvSource({
        "'', Api.java", // no base
        "SUB, src/Api.java",
        "DEEP, src/main/Api.java",
        "SRCROOT, Api.java", // where the repository lay on the machine of the tool
        "LOOP, Api.java",
        "UNKNOWN, Api.java"
    })
    void aFileIsNamedFromItsBase(String base, String path) {
        var log = """
                {"version": "2.1.0", "runs": [{
                  "originalUriBaseIds": {
                    "SRCROOT": {"uri": "file:///home/runner/work/shop/"},
                    "SUB": {"uri": "src/", "uriBaseId": "SRCROOT"},
                    "DEEP": {"uri": "main/", "uriBaseId": "SUB"},
                    "LOOP": {"uri": "./", "uriBaseId": "LOOP"}
                  },
                  "tool": {"driver": {"name": "Some tool"}},
                  "results": [{"ruleId": "r", "message": {"text": "m"}, "locations": [{"physicalLocation": {
                    "artifactLocation": {"uri": "Api.java", "uriBaseId": "%s"}, "region": {"startLine": 2}}}]}]
                }]}""".formatted(base);

        assertThat(ReadSarif.of(log.getBytes(UTF_8))).singleElement().satisfies(finding -> assertThat(
                        finding.path().replace("./", ""))
                .isEqualTo(path));
    }

    @Test
    void noFindingIsAValidLogToo() throws IOException {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(getClass().getResourceAsStream("/schema/sarif-schema-2.1.0.json"));
        assertThat(schema.validate(new ObjectMapper().readTree(WriteSarif.of(List.of(), CHANGE))))
                .isEmpty();
    }

    private static JoinFindings.Joined joined(byte[] sarif) {
        return new JoinFindings(CHANGE).join(List.of(), ReadSarif.of(sarif));
    }

    private static Finding ours(RiskLevel level, RiskType type) {
        return new Finding(
                "sql-injection", type, level, "shop/repo.py", 2, Side.RIGHT, "shop/repo.py#h0", "x", "Why.", "", 0.8);
    }

    private byte[] sample(String name) throws IOException {
        try (var in = getClass().getResourceAsStream("/sarif/" + name + ".sarif")) {
            return new String(in.readAllBytes(), UTF_8)
                    .replace("@SECRET@", SECRET)
                    .getBytes(UTF_8);
        }
    }

    private static String diffOf(String path, String... lines) {
        var tab = path.contains(" ") ? "\t" : "";
        var text = new StringBuilder(
                "diff --git a/%1$s b/%1$s\n--- a/%1$s%2$s\n+++ b/%1$s%2$s\n@@ -1,2 +1,%3$d @@\n first\n"
                        .formatted(path, tab, lines.length + 2));
        for (var line : lines) {
            text.append('+').append(line).append('\n');
        }
        return text.append(" last\n").toString();
    }
}

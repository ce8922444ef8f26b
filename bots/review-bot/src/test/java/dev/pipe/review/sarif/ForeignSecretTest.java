package dev.pipe.review.sarif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ReadDiff;
import dev.pipe.review.diff.Side;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.risk.RiskType;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What another tool knows for a secret is not shown, and what it finds beside ours is not swallowed. */
class ForeignSecretTest {

    /** Ones that no mask of ours knows; written so that no scanner stumbles over them. */
    private static final String SECRET = "acme:" + "k7-".repeat(6);

    private static final String BODY = "MIIEvQIBADANBgkq" + "hkiG9w0BAQEFAASC";
    private static final String PATH = "shop/Keys.java";

    private static final Change CHANGE = ReadDiff.of("""
            diff --git a/shop/Keys.java b/shop/Keys.java
            --- a/shop/Keys.java
            +++ b/shop/Keys.java
            @@ -1,2 +1,7 @@
             first
            +open("%s");
            +run("%s");
            +-----BEGIN %s KEY-----
            +%s
            +-----END %s KEY-----
             last
            """.formatted(SECRET, SECRET, "PRIVATE", BODY, "PRIVATE"));

    @ParameterizedTest
    @CsvSource({
        "Gitleaks, acme-key, '', SECRET",
        "Semgrep OSS, java.lang.open, CWE-798: Use of Hard-coded Credentials, SECRET",
        "Semgrep OSS, java.lang.open, CWE-259: Use of Hard-coded Password, SECRET",
        "CodeQL, java/open, external/cwe/cwe-798, SECRET",
        "CodeQL, java/open, external/cwe/cwe-0321, SECRET",
        "CodeQL, java/hardcoded-credential-api-call, security, SECRET",
        "Bandit, hardcoded_password_string, '', SECRET",
        "CodeQL, java/open, external/cwe/cwe-312, SENSITIVE",
        "CodeQL, java/password-in-configuration, security, SENSITIVE",
        "Checkov, CKV_SECRET_6, '', SENSITIVE",
        "ESLint, no-hardcoded-strings, '', SENSITIVE",
        "ESLint, hardcoded-keyboard-shortcut, '', SENSITIVE",
        "CodeQL, java/sql-injection, external/cwe/cwe-089, CODE",
        "CodeQL, java/open, external/cwe/cwe-7980, CODE",
        "Trivy, CVE-2021-44228, vulnerability, DEPENDENCY"
    })
    void aRuleThatSpeaksOfSecretsHidesItsLine(String tool, String rule, String tag, ForeignFinding.Kind kind)
            throws JsonProcessingException {
        assertThat(ForeignLevelPolicy.kind(tool, rule, List.of(tag))).isEqualTo(kind);
        var found = join(List.of(), result(tool, rule, tag, 2, "The value \"" + SECRET + "\" isn't good."));
        assertThat(found.toString().contains(SECRET)).isEqualTo(!kind.isHidden());
    }

    @Test
    void onlyAHardCodedSecretIsCriticalWhateverItsToolSays() {
        assertThat(ForeignLevelPolicy.level(ForeignFinding.Kind.SECRET, OptionalDouble.of(2), "note"))
                .isEqualTo(RiskLevel.CRITICAL);
        assertThat(ForeignLevelPolicy.level(ForeignFinding.Kind.SENSITIVE, OptionalDouble.empty(), "note"))
                .isEqualTo(RiskLevel.NONE);
    }

    @Test
    void whatElseIsFoundInTheLineOfASecretDoesNotShowItEither() throws JsonProcessingException {
        var ours = ours("sql-injection", 2).suggesting("open(\"" + SECRET + "\", 1);");
        var found = join(
                List.of(ours),
                result("CodeQL", "java/zip", "security", 2, "Wrong."),
                result("Semgrep OSS", "java.lang.open", "CWE-798", 2, "Hard-coded."));
        assertThat(found)
                .extracting(Finding::ruleId)
                .containsExactlyInAnyOrder("sql-injection", "codeql/java/zip", "semgrep-oss/java.lang.open");
        assertThat(found.toString()).doesNotContain(SECRET);
    }

    @Test
    void aKeysBodyIsMaskedThoughItsFirstLineIsElsewhere() throws JsonProcessingException {
        var found = join(List.of(), result("ESLint", "max-len", "", 5, "Too long."));
        assertThat(found).extracting(Finding::line).containsExactly(5);
        assertThat(found.toString()).doesNotContain(BODY);
    }

    @ParameterizedTest
    @CsvSource({
        "image-latest, 2, Semgrep OSS, formatted-sql-query, CWE-89: SQL Injection, 2, 2",
        "sql-injection, 2, Semgrep OSS, formatted-sql-query, CWE-89: SQL Injection, 3, 2",
        "sql-injection, 2, Semgrep OSS, formatted-sql-query, CWE-89: SQL Injection, 2, 1",
        "sql-concatenation, 2, Semgrep OSS, tainted, CWE-89: SQL Injection, 2, 1",
        "sql-injection, 2, Semgrep OSS, tainted, CWE-22: Path Traversal, 2, 2",
        "credential/github-token, 2, Gitleaks, acme-key, '', 2, 1",
        "csrf-disabled, 2, CodeQL, java/spring-disabled-csrf-protection, security, 2, 1",
        "ssrf, 2, CodeQL, java/csrf-unprotected-request-type, security, 2, 2"
    })
    void onlyTheSameHarmInTheSameLineIsOneFinding(
            String mine, int at, String tool, String rule, String tag, int line, int findings)
            throws JsonProcessingException {
        var found = join(List.of(ours(mine, at)), result(tool, rule, "security," + tag, line, "Their words."));
        assertThat(found).hasSize(findings);
        assertThat(found)
                .extracting(Finding::why)
                .anyMatch(why -> why.contains(findings == 1 ? "Also" : "Their words."));
        assertThat(found.getFirst().level()).as("the worse level wins").isNotEqualTo(RiskLevel.LOW);
    }

    @Test
    void twoSecretsOfOneToolInLinesBesideEachOtherAreTwo() throws JsonProcessingException {
        var found = join(
                List.of(),
                result("Gitleaks", "acme-key", "", 2, "Secret."),
                result("Gitleaks", "acme-key", "", 3, "Secret."),
                result("Gitleaks", "acme-key", "", 3, "Secret."));
        assertThat(found)
                .extracting(Finding::line, Finding::level)
                .containsExactly(tuple(2, RiskLevel.CRITICAL), tuple(3, RiskLevel.CRITICAL));
    }

    private static List<Finding> join(List<Finding> ours, String... results) {
        var others = List.of(results).stream()
                .flatMap(text -> ReadSarif.of(text.getBytes(UTF_8)).stream())
                .toList();
        return new JoinFindings(CHANGE).join(ours, others).findings();
    }

    private static Finding ours(String rule, int line) {
        return new Finding(
                rule,
                RiskType.SECURITY,
                RiskLevel.LOW,
                PATH,
                line,
                Side.RIGHT,
                PATH + "#h0",
                "open(\"" + SECRET + "\");",
                "Why.",
                "",
                0.8);
    }

    private static String result(String tool, String rule, String tags, int line, String message)
            throws JsonProcessingException {
        var rules = List.of(Map.of("id", rule, "properties", Map.of("tags", List.of(tags.split(",")))));
        var region = Map.of("artifactLocation", Map.of("uri", PATH), "region", Map.of("startLine", line));
        var result = Map.of(
                "ruleId",
                rule,
                "level",
                "error",
                "message",
                Map.of("text", message),
                "locations",
                List.of(Map.of("physicalLocation", region)));
        var run = Map.of("tool", Map.of("driver", Map.of("name", tool, "rules", rules)), "results", List.of(result));
        return new ObjectMapper().writeValueAsString(Map.of("version", "2.1.0", "runs", List.of(run)));
    }
}

package dev.pipe.review.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.ReadDiff;
import dev.pipe.review.diff.Side;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindRisksTest {

    private static final String TOKEN = "gh" + "p_" + "qX7bRz2LmK9pWvT4cYhN8dFs3gJtA6eUiO5w";
    private static final FindRisks FIND = FindRisks.withShippedRules();

    @Test
    void aFindingPointsAtItsLineAndMasksItsEvidence() {
        var findings = in(Diffs.modified("src/main/java/Orders.java", """
                 class Orders {
                -    String token = "old";
                +    String token = "%s";
                     void find(String name) {
                +        db.query("SELECT * FROM orders WHERE name = '" + name + "'");
                     }
                """.formatted(TOKEN)));

        assertThat(findings)
                .extracting(Finding::ruleId, Finding::line, Finding::side, Finding::level, Finding::hunkId)
                .containsExactly(
                        tuple(
                                "credential/github-token",
                                2,
                                Side.RIGHT,
                                RiskLevel.CRITICAL,
                                "src/main/java/Orders.java#h0"),
                        tuple("sql-injection", 4, Side.RIGHT, RiskLevel.CRITICAL, "src/main/java/Orders.java#h0"));
        assertThat(findings.getFirst().evidence()).isEqualTo("String token = \"ghp_••••\";");
        assertThat(findings.toString()).doesNotContain(TOKEN.substring(4));
    }

    @Test
    void whatWasThereBeforeIsNotReported() {
        assertThat(in(Diffs.modified("src/app.py", """
                 requests.get(url, verify=False)
                -os.system("rm " + path)
                +shutil.rmtree(path)
                """))).isEmpty();
    }

    @Test
    void aStatementOverLinesIsSeenWhenOneOfThemIsAdded() {
        assertThat(in(Diffs.modified("src/main/java/A.java", """
                     var rows = db.query(
                             "SELECT * FROM a WHERE b = '"
                +                    + name + "'");
                """)))
                .extracting(Finding::ruleId, Finding::line)
                .containsExactly(tuple("sql-injection", 3));
    }

    @ParameterizedTest
    @CsvSource({
        "src/main/java/App.java, CRITICAL",
        "README.md, CRITICAL",
        "examples/App.java, CRITICAL",
        "src/test/java/AppTest.java, MODERATE",
        "package-lock.json, CRITICAL",
    })
    void aProvidersTokenCountsEverywhere(String path, RiskLevel level) {
        assertThat(in(Diffs.added(path, "x " + TOKEN)))
                .extracting(Finding::level)
                .containsExactly(level);
    }

    @ParameterizedTest
    @CsvSource({
        "src/main/java/Users.java, CRITICAL",
        "src/test/java/UsersTest.java, LOW",
        "examples/Users.java, LOW",
    })
    void anInjectionWeighsLittleWhereItDoesNotRun(String path, RiskLevel level) {
        assertThat(in(Diffs.added(path, "db.query(\"SELECT * FROM u WHERE n = '\" + name + \"'\");")))
                .extracting(Finding::level)
                .containsExactly(level);
    }

    @ParameterizedTest
    @CsvSource({"vendor/x/users.go", "web/dist/app.js", "docs/injection.md"})
    void generatedFilesAndProseAreNoCode(String path) {
        assertThat(in(Diffs.modified(
                        path, " x\n+eval(request.args['x']); db.query(\"SELECT * FROM u WHERE n = \" + name);")))
                .isEmpty();
    }

    /** Who wants to hide something gives it the path. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/vendor/ls.js",
                "src/generated/ls.js",
                "web/dist/ls.js",
                "node_modules/ls/index.js",
                "web/ls.min.js",
            })
    void whatComesOrMovesToWhereGeneratedFilesAreIsReadForWhatIsCritical(String path) {
        var evil = "app.get(\"/x\", (req, res) => { exec(\"ls \" + req.query.p); });";
        var moved = Diffs.modified(path, " first\n+" + evil)
                .replaceFirst("diff --git a/\\S+", "diff --git a/src/ls.js")
                .replaceFirst("\n--- a/\\S+", "\nrename from src/ls.js\nrename to " + path + "\n--- a/src/ls.js");

        var moderate = "box.innerHTML = \"<li>\" + comment.text + \"</li>\";";
        assertThat(in(Diffs.added("src/ls.js", moderate))).isNotEmpty();
        assertThat(in(Diffs.added(path, evil + "\n" + moderate)))
                .allSatisfy(finding -> assertThat(finding.level()).isEqualTo(RiskLevel.CRITICAL))
                .extracting(Finding::ruleId)
                .contains("command-injection");
        assertThat(in(moved)).extracting(Finding::ruleId).contains("command-injection");
        assertThat(in(Diffs.modified(path, " first\n+" + evil))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "src/** linguist-generated, 0",
        "src/** linguist-generated=true, 0",
        "src/** text linguist-vendored, 0",
        "src/** linguist-generated=false, 1",
        "src/** -linguist-generated, 1",
        "src/** !linguist-generated, 1",
        "src/** no-linguist-generated, 1",
        "# src/** linguist-generated, 1",
    })
    void aMarkThatIsTakenAwayIsNone(String mark, int findings) {
        assertThat(in("diff --git a/.gitattributes b/.gitattributes\n--- a/.gitattributes\n+++ b/.gitattributes\n"
                        + "@@ -1 +1,2 @@\n " + mark + "\n+x\n"
                        + Diffs.modified(
                                "src/Api.java", " x\n+db.query(\"SELECT * FROM u WHERE n = '\" + name + \"'\");")))
                .hasSize(findings);
    }

    @Test
    void aLostAuthorizationCheckIsCritical() {
        assertThat(in(Diffs.modified("src/main/java/Admin.java", """
                 class Admin {
                -    @RolesAllowed("admin")
                     @GET
                     String secrets() {
                """)))
                .extracting(Finding::ruleId, Finding::line, Finding::side, Finding::level)
                .containsExactly(tuple("authorization-removed", 2, Side.LEFT, RiskLevel.CRITICAL));
    }

    @Test
    void anAuthorizationCheckThatGoesWithItsMethodOrIsReplacedIsNotLost() {
        assertThat(in(Diffs.modified("src/app.py", """
                -@login_required
                -def _secrets(request):
                -    return 1
                 x = 1
                """))).isEmpty();
        assertThat(in(Diffs.modified("src/app.py", """
                -@login_required
                +@permission_required("admin")
                 def secrets(request):
                """))).isEmpty();
    }

    @Test
    void aLostTestIsSaidAndAMovedOneIsNot() {
        var removed = Diffs.modified("src/test/java/ATest.java", "-    @Test\n-    void holds() {}\n class ATest {");
        assertThat(in(removed))
                .extracting(Finding::ruleId, Finding::side)
                .containsExactly(tuple("test-removed", Side.LEFT));
        var moved = removed + Diffs.added("src/test/java/BTest.java", "    @Test\n    void holds() {}");
        assertThat(in(moved)).isEmpty();
    }

    @Test
    void aLostInterfaceIsABreak() {
        assertThat(in(Diffs.modified("src/main/java/Api.java", """
                -    public String name(int id) {
                +    public String title(int id) {
                     @GET
                -    @Path("/old")
                +    @Path("/new")
                """)))
                .extracting(Finding::ruleId, Finding::type, Finding::level)
                .containsExactly(
                        tuple("endpoint-removed", RiskType.BREAKING_CHANGE, RiskLevel.CRITICAL),
                        tuple("public-method-removed", RiskType.BREAKING_CHANGE, RiskLevel.MODERATE));
        assertThat(in(Diffs.modified("src/main/java/Api.java", """
                -    public String name(int id) {
                +    public String name(final int number) {
                """))).isEmpty();
        assertThat(in(Diffs.modified("src/main/java/Api.java", """
                -    public String name(int id) {
                +    public String name(int id, Locale locale) {
                """)))
                .extracting(Finding::ruleId)
                .containsExactly("public-signature-changed");
    }

    @Test
    void muchNewCodeWithoutATestIsASuggestion() {
        var code = IntStream.range(0, 12)
                .mapToObj(i -> "int x" + i + " = " + i + ";")
                .collect(Collectors.joining("\n"));

        assertThat(in(Diffs.added("src/main/java/A.java", code)))
                .extracting(Finding::ruleId, Finding::level)
                .containsExactly(tuple("change-without-test", RiskLevel.NONE));
        assertThat(in(Diffs.added("src/main/java/A.java", code)
                        + Diffs.added("src/test/java/ATest.java", "class ATest {}")))
                .isEmpty();
    }

    @Test
    void aPrivateKeyIsOneFindingAndNoneOfItIsShown() {
        var body = "MIIEpAIBAAKCAQEAqX7bRz2LmK9pWvT4cYhN8dFs3gJtA6eUiO5w";
        var findings = in(Diffs.added(
                "deploy/key.pem",
                "-----BEGIN RSA PRIVATE" + " KEY-----\n" + body + "\n" + body + "\n-----END RSA PRIVATE KEY-----"));

        assertThat(findings)
                .extracting(Finding::ruleId, Finding::line)
                .containsExactly(tuple("credential/private-key", 1));
        assertThat(findings.toString()).doesNotContain("MIIEp");
    }

    @Test
    void aPrivateKeyThatTakesTheFormersPlaceIsFound() {
        var old = "MIIEpAIBAAKCAQEAzT4cYhN8dFs3gJtA6eUiO5wqX7bRz2LmK9pWv";
        var fresh = "MIIEpAIBAAKCAQEAqX7bRz2LmK9pWvT4cYhN8dFs3gJtA6eUiO5w";
        var body =
                " -----BEGIN RSA PRIVATE" + " KEY-----\n-" + old + "\n+" + fresh + "\n -----END RSA PRIVATE KEY-----";

        var findings = in(Diffs.modified("deploy/key.pem", body));
        assertThat(findings)
                .extracting(Finding::ruleId, Finding::line, Finding::level)
                .containsExactly(tuple("credential/private-key", 2, RiskLevel.CRITICAL));
        assertThat(findings.toString()).doesNotContain("MIIEp");
        assertThat(in(Diffs.modified(
                        "deploy/key.pem", body.replace("-" + old, " " + old).replace("+" + fresh + "\n", "") + "\n+x")))
                .as("a key that was there before")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "src/get.py | requests.get(url, verify=False, timeout=3) | requests.get(url, timeout=3)",
                "cmd/tls.go | cfg := &tls.Config{InsecureSkipVerify: true} | cfg := &tls.Config{InsecureSkipVerify: false}",
                "web/a.js | const a = new https.Agent({ rejectUnauthorized: false }); | const a = new https.Agent({ rejectUnauthorized: true });",
                "deploy/a.yaml | privileged: true | privileged: false",
                "deploy/a.yaml | allowPrivilegeEscalation: true | allowPrivilegeEscalation: false",
                "infra/main.tf | privileged = true | privileged = false",
                ".github/workflows/ci.yml | permissions: write-all | permissions: {}",
                "src/x.py | data = yaml.load(text) | data = yaml.safe_load(text)",
                "src/x.py | parser = etree.XMLParser(resolve_entities=True) | parser = etree.XMLParser(resolve_entities=False)",
                "src/main/java/C.java | cookie.setHttpOnly(false); | cookie.setHttpOnly(true);",
                "web/b.js | res.cookie('sid', sid, { httpOnly: false }); | res.cookie('sid', sid, { httpOnly: true });",
            })
    void aSuggestionIsTheLineMended(String path, String line, String mended) {
        assertThat(in(Diffs.added(path, line))).extracting(Finding::suggestion).contains(mended);
    }

    @Test
    void aLineThatOnlyMovedOrIsOnlyWrittenDifferentlyIsNoNewRisk() {
        assertThat(in(Diffs.modified("src/app.py", """
                -requests.get(url, verify=False)
                 def get(url):
                +    requests.get(url, verify=False)
                """))).isEmpty();
        assertThat(in(Diffs.modified("src/app.py", """
                 def get(url):
                -    requests.get(url, verify=False)
                +    requests.get(url, timeout=3, verify=False)
                """))).isEmpty();
        assertThat(in(Diffs.modified("src/app.py", """
                 def get(url):
                -    requests.get(url)
                +    requests.get(url, verify=False)
                """)))
                .extracting(Finding::ruleId, Finding::suggestion)
                .containsExactly(tuple("tls-verification-disabled", "    requests.get(url)"));
    }

    @Test
    void aValueIsFollowedFromWhereItComesInToWhereItActs() {
        assertThat(in(Diffs.modified("src/app.py", """
                 @app.route("/file")
                 def file():
                     name = request.args.get("name")
                     path = os.path.join(BASE, name)
                +    return open(path).read()
                """)))
                .extracting(Finding::ruleId, Finding::line, Finding::level)
                .containsExactly(tuple("path-traversal", 5, RiskLevel.CRITICAL));
        assertThat(in(Diffs.modified("src/app.py", """
                 def file():
                     name = secure_filename(request.args.get("name"))
                +    return open(os.path.join(BASE, name)).read()
                """))).isEmpty();
    }

    @Test
    void aNewFileThatSaysItIsGeneratedIsBelievedButForWhatIsCritical() {
        assertThat(in(Diffs.added("src/main/java/Stub.java", """
                // Code generated by protoc. DO NOT EDIT.
                db.query("SELECT * FROM u WHERE n = '" + name + "'");
                var digest = MessageDigest.getInstance("MD5");
                """)))
                .extracting(Finding::ruleId)
                .containsExactly("sql-injection");
    }

    @Test
    void aHeadOrMarkThatWasThereBeforeSaysThatAFileIsGenerated() {
        assertThat(in(Diffs.modified("src/main/java/Stub.java", """
                 // Code generated by protoc. DO NOT EDIT.
                +db.query("SELECT * FROM u WHERE n = '" + name + "'");
                """))).isEmpty();
        assertThat(in("diff --git a/.gitattributes b/.gitattributes\n--- a/.gitattributes\n+++ b/.gitattributes\n"
                        + "@@ -1 +1,2 @@\n out/** linguist-generated\n+src/** linguist-generated\n"
                        + Diffs.added("out/Stub.java", "db.query(\"SELECT * FROM u WHERE n = '\" + name + \"'\");")
                        + Diffs.added("src/Own.java", "db.query(\"SELECT * FROM u WHERE n = '\" + name + \"'\");")))
                .as("a mark counts that was there before, not one that comes with what it would hide")
                .extracting(Finding::file)
                .containsExactly("src/Own.java");
    }

    @Test
    void dependenciesThatComeLeapOrGoBackAreSaid() {
        assertThat(in(Diffs.modified("package.json", """
                   "dependencies": {
                -    "left": "^1.4.0",
                -    "right": "2.1.0",
                -    "small": "1.0.1",
                +    "left": "^2.0.0",
                +    "right": "2.0.9",
                +    "small": "1.0.2",
                +    "fresh": "^0.1.0",
                   }
                """)))
                .extracting(Finding::ruleId, Finding::line)
                .containsExactlyInAnyOrder(
                        tuple("dependency-major", 2), tuple("dependency-downgraded", 3), tuple("dependency-added", 5));
    }

    @Test
    void aQueryInALoopIsSaid() {
        assertThat(in(Diffs.modified("src/main/java/Orders.java", """
                     for (var id : ids) {
                +        orders.add(orderRepository.findById(id));
                     }
                """)))
                .extracting(Finding::ruleId, Finding::line)
                .containsExactly(tuple("query-in-loop", 2));
    }

    @Test
    void aContractThatBreaksIsCritical() {
        assertThat(in(Diffs.modified("api/order.avsc", """
                   {"name": "id", "type": "string"},
                -  {"name": "total", "type": "int"},
                +  {"name": "sum", "type": "int"},
                """)))
                .extracting(Finding::ruleId, Finding::level)
                .containsExactlyInAnyOrder(
                        tuple("schema-field-removed", RiskLevel.CRITICAL),
                        tuple("schema-field-required", RiskLevel.CRITICAL));
    }

    @Test
    @Timeout(300)
    void aLineOfAMegabyteCostsLittle() {
        for (var path : List.of("src/app.js", "src/app.py", "src/A.java", "deploy/a.yaml", "src/a.php", "db/a.sql")) {
            for (var hostile :
                    List.of("(((", "\"+a", "${", "SELECT ", "'\\", "a.b.", "=  ", "<a ", "request.args[", "x=[")) {
                var length = path.endsWith(".js") ? 1_000_000 : 5_000; // beyond its limit no rule looks
                in(Diffs.added(path, hostile.repeat(length / hostile.length())));
            }
        }
    }

    @Test
    void aRuleSetOffTwiceInOneLineSpeaksOnce() {
        assertThat(in(Diffs.added(
                        "Dockerfile", "RUN curl -fsS https://a.internal | sh && wget -O- https://b.internal | sh")))
                .extracting(Finding::ruleId)
                .containsExactly("curl-pipe-shell");
    }

    @Test
    @Timeout(30)
    void tenThousandOrdinaryLinesTakeSeconds() {
        var code = IntStream.range(0, 10_000)
                .mapToObj(i ->
                        "        var value" + i + " = compute(\"name" + i + "\", other.get(" + i + ")); // step " + i)
                .collect(Collectors.joining("\n"));

        assertThat(in(Diffs.added("src/main/java/Big.java", code))).hasSizeLessThan(2);
    }

    private static List<Finding> in(String diff) {
        return FIND.in(ReadDiff.of(diff));
    }
}

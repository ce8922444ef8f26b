package dev.pipe.review.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.ReadDiff;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where values come in, and what becomes of them on the way. */
class FollowedValuesTest {

    private static final FindRisks FIND = FindRisks.withShippedRules();

    private static List<Finding> in(String diff) {
        return FIND.in(ReadDiff.of(diff));
    }

    @Test
    void parametersOfARoutesFunctionComeFromOutsideAndWhatIsInjectedDoesNot() {
        assertThat(in(Diffs.added("app/avatar.py", """
                @router.post("/me/avatar")
                async def take(body: AvatarIn, user: User = Depends(me)) -> None:
                    async with httpx.AsyncClient() as client:
                        response = await client.get(body.url)
                """)))
                .extracting(Finding::ruleId)
                .containsExactly("ssrf");
        assertThat(in(Diffs.added("app/avatar.py", """
                @router.post("/me/avatar")
                async def take(links: Links = Depends(), user: User = Depends(me)) -> None:
                    async with httpx.AsyncClient() as client:
                        response = await client.get(links.url)
                """))).isEmpty();
    }

    @Test
    void whatABodyIsReadIntoComesFromOutside() {
        assertThat(in(Diffs.added("cmd/feeds.go", """
                func (s *Service) subscribe(w http.ResponseWriter, r *http.Request) {
                	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
                		return
                	}
                	resp, err := http.Get(in.FeedURL)
                """)))
                .extracting(Finding::ruleId, Finding::line)
                .contains(tuple("ssrf", 5));
        assertThat(in(Diffs.added("cmd/feeds.go", """
                func (s *Service) subscribe(file []byte) {
                	if err := json.Unmarshal(file, &in); err != nil {
                		return
                	}
                	resp, err := http.Get(in.FeedURL)
                """))).isEmpty();
    }

    @Test
    void aFunctionThatIsGivenAForeignValueInTheSameChangeHasIt() {
        var dao = Diffs.added("src/main/java/Reports.java", """
                class Reports {
                    String text(long id, String name) {
                        return Files.readString(root.resolve(name));
                    }
                """);
        var caller = """
                @RestController
                class Pages {
                    @GetMapping("/report")
                    String report(@RequestParam String file) {
                        return reports.text(%s);
                """;
        assertThat(in(dao)).isEmpty();
        assertThat(in(dao + Diffs.added("src/main/java/Pages.java", caller.formatted("7, file"))))
                .extracting(Finding::ruleId, Finding::file, Finding::line)
                .containsExactly(tuple("path-traversal", "src/main/java/Reports.java", 3));
        assertThat(in(dao + Diffs.added("src/main/java/Pages.java", caller.formatted("7, titles.byFile(file)"))))
                .isEmpty();
    }

    @Test
    void whatIsBroughtIntoFormBeforeItIsHandedOnIsNotFollowed() {
        var unpack = """
                private static void unpack(TarArchiveInputStream tar, Path target) throws IOException {
                    for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                        write(tar, target.resolve(entry.getName())%s);
                    }
                }

                private static void write(InputStream content, Path file) throws IOException {
                    Files.copy(content, file);
                }
                """;
        assertThat(in(Diffs.added("src/main/java/Unpack.java", unpack.formatted(""))))
                .extracting(Finding::type)
                .contains(RiskType.SECURITY);
        assertThat(in(Diffs.added("src/main/java/Unpack.java", unpack.formatted(".normalize()"))))
                .extracting(Finding::ruleId)
                .doesNotContain("path-traversal");
    }

    @Test
    void theLineIsNamedWhereTheForeignValueComesIn() {
        assertThat(in(Diffs.added("src/main/java/A.java", """
                class A {
                    List<Row> find(@RequestParam String sort) {
                        return jdbc.query(
                            "SELECT id, name "
                                + "FROM product "
                                + "WHERE active "
                                + "ORDER BY " + sort, mapper);
                """)))
                .extracting(Finding::line)
                .containsExactly(7);
    }

    @Test
    void aScriptWithoutAnEndingIsToldByItsFirstLine() {
        assertThat(in(Diffs.added("bin/run-task", "#!/bin/sh\neval \"./tasks/$1 $*\"")))
                .extracting(Finding::ruleId)
                .containsExactly("shell-eval");
        assertThat(in(Diffs.added("bin/notes", "eval \"./tasks/$1 $*\""))).isEmpty();
    }

    @Test
    void codeInAPackageCalledDocsRuns() {
        var code = "f, err := os.Open(filepath.Join(root, r.URL.Query().Get(\"name\")))";
        assertThat(in(Diffs.added("internal/docs/handler.go", code)))
                .extracting(Finding::level)
                .containsExactly(RiskLevel.CRITICAL);
        assertThat(in(Diffs.added("docs/handler.go", code)))
                .extracting(Finding::level)
                .containsExactly(RiskLevel.LOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "src/main/resources/application.yml | password: CRITICAL",
                "src/main/resources/application-dev.yml | password: MODERATE",
                "deploy/compose.yaml | password: MODERATE",
            })
    void aMadeUpPasswordInSettingsThatAreInUseIsALeak(String path, String expected) {
        var level = RiskLevel.valueOf(expected.replace("password: ", ""));
        assertThat(in(Diffs.added(path, "password: " + "k7Tq" + "W2mZ9pLd4RvX")))
                .extracting(Finding::level)
                .containsExactly(level);
    }

    @Test
    void whatIsCutShortOrSealedOpensNothing() {
        assertThat(in(Diffs.added("docs/a.md", "Authorization: Bearer eyJhbGciOiJIUzI1" + "NiIsInR5cCI6IkpXVCJ9...")))
                .isEmpty();
        assertThat(in(Diffs.added("k8s/sealed.yaml", """
                kind: SealedSecret
                spec:
                  encryptedData:
                    password: AgBk7TqW2mZ9pLd4RvXk7TqW2mZ9pLd4RvX
                """))).isEmpty();
    }

    /** The id of a key, not its secret: in a test it is most often made up. */
    @ParameterizedTest
    @CsvSource({"src/test/java/SmsTest.java, LOW", "src/main/java/Sms.java, CRITICAL"})
    void whatLooksLikeATwilioKeyWeighsLittleInATest(String path, RiskLevel level) {
        assertThat(in(Diffs.added(path, "var key = \"SK" + "0123456789abcdef".repeat(2) + "\";")))
                .extracting(Finding::level)
                .containsExactly(level);
    }
}

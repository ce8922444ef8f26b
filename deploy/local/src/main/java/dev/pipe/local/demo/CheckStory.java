package dev.pipe.local.demo;

import static dev.pipe.local.demo.Story.EARLIER;
import static dev.pipe.local.demo.Story.NUMBER;
import static dev.pipe.local.demo.Story.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.local.client.BotApi;
import dev.pipe.local.client.GitHubUser;
import dev.pipe.local.client.TopicReader;
import dev.pipe.local.suite.SuiteFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Judges whether the story came true, by the fake GitHub's REST answers, the ledger and the topics alone: it knows
 * nothing of what the storyteller believes to have seen.
 */
final class CheckStory {

    private static final String REPO = "/repos/" + DemoRepository.FULL_NAME;

    /** One line of the story. */
    record Line(String line, boolean cameTrue, String missing) {}

    @FunctionalInterface
    private interface Check {
        boolean holds() throws IOException;
    }

    private final GitHubUser github;
    private final BotApi bots;
    private final TopicReader topics;
    private final List<Line> lines = new ArrayList<>();

    private final Optional<CheckModel> model;

    /** @param stub the stub model's base URL, where the story has one */
    CheckStory(SuiteFile suite, HttpClient client, Optional<URI> stub) {
        this.github = new GitHubUser(suite.github(), client, "admin");
        this.bots = new BotApi(suite, client);
        this.topics = new TopicReader(suite.kafka().bootstrapServers());
        this.model = stub.map(url -> new CheckModel(github, topics, client, url));
    }

    List<Line> check() {
        line("review-bot comments beside the credential", () -> commentBeside(DemoRepository.CREDENTIAL_LINE));
        line("review-bot comments beside the SQL", () -> commentBeside(DemoRepository.SQL_LINE));
        line("no comment shows the credential", this::credentialIsMasked);
        line("review-bot rejects the first head, its check is red", () -> reviewed(0, "failure", "REJECTED_SECURITY"));
        line("review-bot passes the fixed head, its check is green", () -> reviewed(1, "success", "APPROVED"));
        model.ifPresent(judge -> {
            line("an instruction to the model is reported and changes nothing", judge::reportsTheInstruction);
            line("the model adds to the second review what no rule sees", judge::remarksWhatNoRuleSees);
            line("no question to the model shows the credential", judge::neverSawTheCredential);
        });
        line("the diff was indexed and grouped into steps", this::steps);
        line("governance-bot sees BNI-AXIS and asks for two approvals", this::twoApprovalsAsked);
        line("the author's own approval is refused with the reason", this::authorRefused);
        line("two reviewers' approvals count", this::twoApprovalsCounted);
        line("the decision is in the ledger, and the ledger proves itself", this::ledger);
        line("memory-bot recalls the earlier decision", this::recalled);
        line("one living comment cites the earlier decision with a link", this::cited);
        line("infra-bot holds merges while review-bot is silent, and lets go by itself", this::held);
        line("/why names the hold", this::whyNamesTheHold);
        line("pipeline-bot merges", this::merged);
        line("the summary check is green before the merge", this::summaryGreen);
        line("the run ends as merged", this::runEnded);
        var people = new CheckPeople(github, bots);
        line("a reviewer's /override is refused, it takes an admin", people::overrideIsForAdmins);
        line("the admin's /override is in the ledger with its reason", people::overrideIsInTheLedger);
        line("a mistyped command gets a hint", people::typoGetsAHint);
        line("the author may not lift a reviewer's hold", people::authorMayNotUnhold);
        line("the overridden pull request is merged when its hold is lifted", people::mergedAfterAll);
        line("nothing is in pipe.dead-letter", () -> topics.read("pipe.dead-letter")
                .isEmpty());
        return List.copyOf(lines);
    }

    private void line(String line, Check check) {
        try {
            var holds = check.holds();
            lines.add(new Line(line, holds, holds ? "" : "not so"));
        } catch (IOException | RuntimeException e) {
            lines.add(new Line(line, false, String.valueOf(e.getMessage())));
        }
    }

    private boolean commentBeside(int line) throws IOException {
        return any(
                github.list(REPO + "/pulls/" + NUMBER + "/comments"),
                comment -> comment.path("path").asText().equals(DemoRepository.LOOKUP)
                        && comment.path("original_line")
                                        .asInt(comment.path("line").asInt())
                                == line
                        && comment.at("/user/type").asText().equals("Bot"));
    }

    private boolean credentialIsMasked() throws IOException {
        Predicate<JsonNode> shows = comment -> comment.path("body").asText().contains(DemoRepository.CREDENTIAL);
        return !any(github.list(REPO + "/pulls/" + NUMBER + "/comments"), shows)
                && !any(github.list(REPO + "/pulls/" + NUMBER + "/reviews"), shows)
                && !any(github.list(REPO + "/issues/" + NUMBER + "/comments"), shows)
                && topics.read("pipe.reviews").stream()
                        .noneMatch(event -> event.value().toString().contains(DemoRepository.CREDENTIAL));
    }

    private boolean reviewed(int commit, String conclusion, String decision) throws IOException {
        var commits = github.list(REPO + "/pulls/" + NUMBER + "/commits");
        var head = commits.path(commit).path("sha").asText();
        var checks = github.get(REPO + "/commits/" + head + "/check-runs?per_page=100")
                .path("check_runs");
        return any(
                        checks,
                        run -> run.path("name").asText().equals("pipe/review")
                                && run.path("conclusion").asText().equals(conclusion))
                && topics.read("pipe.reviews").stream()
                        .anyMatch(event -> event.type().equals("dev.pipe.review.completed.v1")
                                && event.value().at("/run/headSha").asText().equals(head)
                                && event.value().path("decision").asText().contains(decision));
    }

    private boolean steps() throws IOException {
        return topics.read("pipe.reviews").stream()
                .anyMatch(event -> isAbout(event.value(), NUMBER)
                        && event.value().path("steps").size() >= 2);
    }

    private boolean twoApprovalsAsked() throws IOException {
        return topics.read("pipe.governance").stream()
                .anyMatch(event -> event.type().equals("dev.pipe.governance.approval-requested.v1")
                        && isAbout(event.value(), NUMBER)
                        && event.value().path("required").asInt() == 2
                        && event.value().at("/integration/source").asText().equals("BNI")
                        && event.value().at("/integration/target").asText().equals("AXIS"));
    }

    private boolean authorRefused() throws IOException {
        var comments = github.list(REPO + "/issues/" + NUMBER + "/comments");
        var asked = stream(comments)
                .filter(one -> one.at("/user/login").asText().equals(DemoRepository.AUTHOR)
                        && one.path("body").asText().equals("/approve"))
                .map(one -> ":" + one.path("id").asText() + ":")
                .findFirst();
        return asked.isPresent()
                && any(
                        comments,
                        one -> one.at("/user/type").asText().equals("Bot")
                                && one.path("body").asText().contains("pipe:reply:")
                                && one.path("body").asText().contains(asked.get())
                                && one.path("body").asText().contains("own work"));
    }

    private boolean twoApprovalsCounted() throws IOException {
        return decided(NUMBER)
                .filter(event -> event.path("approvals").size() == 2
                        && any(
                                event.path("approvals"),
                                one -> one.at("/actor/login").asText().equals(DemoRepository.FIRST_REVIEWER))
                        && any(
                                event.path("approvals"),
                                one -> one.at("/actor/login").asText().equals(DemoRepository.SECOND_REVIEWER)))
                .isPresent();
    }

    private boolean ledger() throws IOException {
        var event = decided(NUMBER);
        return event.isPresent()
                && any(bots.ledger(), row -> row.path("hash")
                        .asText()
                        .equals(event.get().path("ledgerHash").asText()))
                && bots.verifyLedger().path("verdict").asText().equals("INTACT");
    }

    private boolean recalled() throws IOException {
        return topics.read("pipe.memory").stream()
                .anyMatch(event -> event.type().equals("dev.pipe.memory.recall-answered.v1")
                        && event.value().at("/pullRequest/number").asInt() == NUMBER
                        && any(
                                event.value().path("precedents"),
                                one -> one.at("/pullRequest/number").asInt() == EARLIER));
    }

    private boolean cited() throws IOException {
        var living = stream(github.list(REPO + "/issues/" + NUMBER + "/comments"))
                .filter(one -> one.path("body").asText().contains("<!-- pipe:living -->"))
                .toList();
        return living.size() == 1
                && living.getFirst().path("body").asText().contains(DemoRepository.FULL_NAME + "/pull/" + EARLIER);
    }

    private boolean held() throws IOException {
        var events = topics.read("pipe.infra");
        return events.stream()
                .filter(event -> event.type().equals("dev.pipe.infra.hold-raised.v1")
                        && event.value().path("resource").asText().contains("review-bot"))
                .anyMatch(raised -> events.stream()
                        .anyMatch(cleared -> cleared.type().equals("dev.pipe.infra.hold-cleared.v1")
                                && cleared.value()
                                        .path("holdId")
                                        .equals(raised.value().path("holdId"))));
    }

    private boolean whyNamesTheHold() throws IOException {
        var comments = github.list(REPO + "/issues/" + NUMBER + "/comments");
        return stream(comments)
                .filter(one -> one.path("body").asText().equals("/why"))
                .map(one -> ":" + one.path("id").asText() + ":")
                .anyMatch(asked -> any(
                        comments,
                        one -> one.at("/user/type").asText().equals("Bot")
                                && one.path("body").asText().contains(asked)
                                && one.path("body").asText().contains("review-bot")));
    }

    private boolean merged() throws IOException {
        var pull = github.get(REPO + "/pulls/" + NUMBER);
        return pull.path("merged").asBoolean()
                && pull.at("/merged_by/type").asText().equals("Bot");
    }

    private boolean summaryGreen() throws IOException {
        var head = github.get(REPO + "/pulls/" + NUMBER).at("/head/sha").asText();
        return any(
                github.get(REPO + "/commits/" + head + "/check-runs?per_page=100")
                        .path("check_runs"),
                run -> run.path("name").asText().equals("pipe/main")
                        && run.path("conclusion").asText().equals("success"));
    }

    private boolean runEnded() throws IOException {
        return topics.read("pipe.pipelines").stream()
                .anyMatch(event -> event.type().equals("dev.pipe.pipeline.run-finished.v1")
                        && isAbout(event.value(), NUMBER)
                        && event.value().path("outcome").asText().equals("MERGED"));
    }

    private java.util.Optional<JsonNode> decided(int number) throws IOException {
        return topics.read("pipe.governance").stream()
                .filter(event -> event.type().equals("dev.pipe.governance.decided.v1")
                        && isAbout(event.value(), number)
                        && event.value().path("verdict").asText().equals("APPROVED"))
                .map(TopicReader.Event::value)
                .reduce((first, second) -> second);
    }

    private static boolean isAbout(JsonNode event, int number) {
        return event.at("/run/pullRequest/number").asInt() == number
                && event.at("/run/pullRequest/repo/name").asText().equals(DemoRepository.NAME);
    }

    private static boolean any(JsonNode array, Predicate<JsonNode> wanted) {
        return stream(array).anyMatch(wanted);
    }
}

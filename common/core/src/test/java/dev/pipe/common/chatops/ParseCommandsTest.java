package dev.pipe.common.chatops;

import static dev.pipe.common.chatops.CommandName.APPROVE;
import static dev.pipe.common.chatops.CommandName.MERGE;
import static dev.pipe.common.chatops.CommandName.REJECT;
import static dev.pipe.common.chatops.CommandName.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pipe.common.chatops.ParsedComment.Hint;
import dev.pipe.common.chatops.ParsedComment.ParsedCommand;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParseCommandsTest {

    static Stream<Arguments> commanding() {
        return Stream.of(
                arguments("alone", "/status"),
                arguments("with a line feed", "/status\n"),
                arguments("Windows line ends", "hello\r\n/status\r\nthanks\r\n"),
                arguments("old Mac line ends", "hello\r/status\rthanks"),
                arguments("in any case", "/StaTUS"),
                arguments("after a sentence's line", "looks good\n/status"),
                arguments("up to three spaces in", "   /status"),
                arguments("trailing spaces", "/status   "),
                arguments("above a rule, which makes it a heading", "/status\n---"),
                arguments("below a quotation", "> /merge\n\n/status"),
                arguments("right below a quotation", "> /merge\n/status"),
                arguments("below a list", "- one\n- two\n/status"),
                arguments("after a closed fence", "```\n/merge\n```\n/status"),
                arguments("after a comment", "<!-- /merge -->\n\n/status"),
                arguments("with a comment behind it", "/status <!-- soon -->"),
                arguments("after an unclosed backtick", "it's a ` tick\n/status"),
                arguments("folded away, which is still said", "<details>\n\n/status\n\n</details>"),
                arguments("below a suggestion", "```suggestion\nx\n```\n/status"),
                arguments("above a table", "/status\n\n| a |\n|---|\n| /b |"),
                arguments("non-ASCII around", "größe\n/status\nüber"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commanding")
    void aCommandStandsAtTheStartOfALine(String name, String comment) {
        assertThat(ParseCommands.of(comment).commands())
                .extracting(ParsedCommand::command)
                .containsExactly(STATUS);
    }

    static Stream<Arguments> silent() {
        return Stream.of(
                arguments("nothing", ""),
                arguments("no text at all", null),
                arguments("in a sentence", "type /merge when ready"),
                arguments("fenced", "```\n/merge\n```"),
                arguments("fenced with tildes", "~~~\n/merge\n~~~"),
                arguments("fence inside a fence", "````\n```\n/merge\n```\n/merge\n````"),
                arguments("fence never closed", "```\n/merge"),
                arguments("fence in a list item", "- ```\n  /merge\n  ```"),
                arguments("suggestion", "```suggestion\n/merge\n```"),
                arguments("indented code", "text\n\n    /merge"),
                arguments("indented by a tab", "\t/merge"),
                arguments("code span", "`/merge`"),
                arguments("code span over lines", "see `this\n/merge\nthat`"),
                arguments("quoted", "> /merge"),
                arguments("quoted twice", ">> /merge"),
                arguments("HTML comment", "<!--\n/merge\n-->"),
                arguments("HTML comment in a paragraph", "text <!--\n/merge\n--> text"),
                arguments("preformatted HTML", "<pre>\n/merge\n\n/merge\n</pre>"),
                arguments("escaped", "\\/merge"),
                arguments("list item", "- /merge"),
                arguments("heading", "# /merge"),
                arguments("a path", "/merge/base is where it is"),
                arguments("two slashes", "//merge"),
                arguments("a slash and a space", "/ merge"),
                arguments("unknown word", "/etc is a folder\n/frobnicate"),
                arguments("suggestion of more than one line", "~~~suggestion\nx\n/merge\n~~~\nLike so?"),
                arguments("suggestion in a quotation", "> ```suggestion\n> /merge\n> ```"),
                arguments("HTML comment with a blank line", "<!-- hidden\n\n/merge\n\n-->"),
                arguments("HTML comment never closed", "<!--\n/merge"),
                arguments("list item, quoted", "> - /merge"),
                arguments("behind other words", "please: /merge"),
                arguments("behind a mention", "@ada /merge"),
                arguments("inside HTML", "<div>\n/merge\n</div>"),
                arguments("a full-width slash", "\uff0fmerge"),
                arguments("behind a zero-width space", "\u200b/merge"),
                arguments("link", "[x](\n/merge)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("silent")
    void whatIsNotSaidCommandsNothing(String name, String comment) {
        var parsed = ParseCommands.of(comment);
        assertThat(parsed.commands()).isEmpty();
        assertThat(parsed.hints()).isEmpty();
    }

    @Test
    void severalCommandsKeepTheirOrderAndTheirPlaces() {
        assertThat(ParseCommands.of("/approve abc\n/unknown\ntext\n/MERGE squash\n/merge")
                        .commands())
                .containsExactly(
                        new ParsedCommand(APPROVE, List.of("abc"), "abc", 0),
                        new ParsedCommand(MERGE, List.of("squash"), "squash", 2),
                        new ParsedCommand(MERGE, List.of(), "", 3));
    }

    @Test
    void theRestIsUntouched() {
        assertThat(ParseCommands.of("/reject  it doesn't  \"work\" ").commands())
                .containsExactly(
                        new ParsedCommand(REJECT, List.of("it", "doesn't", "work"), "it doesn't  \"work\"", 0));
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                arguments("", List.of()),
                arguments("a  b\tc", List.of("a", "b", "c")),
                arguments("\"a b\" c", List.of("a b", "c")),
                arguments("'a \"b\" \\' c", List.of("a \"b\" \\", "c")),
                arguments("\"a \\\"b\\\"\"", List.of("a \"b\"")),
                arguments("a\\ b", List.of("a b")),
                arguments("--why=\"a b\"c", List.of("--why=a bc")),
                arguments("why='a b'", List.of("why=a b")),
                arguments("\"\" ''", List.of("", "")),
                arguments("it doesn't and won't", List.of("it", "doesn't", "and", "won't")),
                arguments("\"never closed", List.of("\"never", "closed")),
                arguments("ends\\", List.of("ends\\")));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void argumentsAreQuotedAsInAShell(String line, List<String> arguments) {
        assertThat(SplitArguments.of(line)).isEqualTo(arguments);
    }

    @ParameterizedTest
    @CsvSource({
        "aprove, APPROVE",
        "Approved, APPROVE",
        "apporve, APPROVE",
        "approve!, APPROVE",
        "mrege, MERGE",
        "stauts, STATUS",
        "retset, RETEST",
        "hepl, HELP",
        "stat, STATUS",
        "whi, WHY",
        "infar, INFRA",
        "reecll, RECALL"
    })
    void aNearMissGetsAHint(String typed, CommandName meant) {
        var parsed = ParseCommands.of("/" + typed + " x");
        assertThat(parsed.commands()).isEmpty();
        assertThat(parsed.hints()).containsExactly(new Hint(typed, meant, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tmp", "who-is", "hey", "table", "cd", "c", "etc", "var", "opt", "bin", "lib", "dev", "mnt", "home",
                "usr", "app", "x", "users"
            })
    void otherWordsAreNobodysMistake(String typed) {
        assertThat(ParseCommands.of("/" + typed).hints()).isEmpty();
    }

    @Test
    void aHostileCommentIsReadInTime() {
        var most = 65_536;
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (var unit : List.of(">", "`", "- ", "[", "![", "*a_", "<!--", "/merge\n", "> /a\n")) {
                ParseCommands.of(unit.repeat(most / unit.length()));
            }
        });
    }
}

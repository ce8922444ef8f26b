package dev.pipe.review.highlight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HighlightTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    A.java     | return "a // b"; // c     | keyword:return string:"a // b" comment:// c
                    A.java     | int x1 = 0x1F;             | keyword:int number:0x1F
                    A.java     | @Test void returns() {}    | mark:@Test keyword:void
                    a.py       | def f(): # x               | keyword:def comment:# x
                    a.py       | s = 'it\\'s' + "#"         | string:'it\\'s' string:"#"
                    a.sql      | SELECT 'a' -- b            | keyword:SELECT string:'a' comment:-- b
                    a.sh       | echo ${x#y}                |
                    a.yml      | on: true # why             | keyword:on keyword:true comment:# why
                    Dockerfile | FROM alpine                | keyword:FROM
                    a.html     | <p class="x">1</p>         | mark:<p string:"x" number:1 mark:</p
                    a.css      | a { color: red } /* b */   | comment:/* b */
                    notes.txt  | return "a"                 |
                    a.ts       | const a = `x               | keyword:const string:`x
                    """)
    void partsAreTold(String path, String line, String expected) {
        var told = Highlight.of(path).line(line).stream()
                .filter(span -> span.kind() != Span.Kind.PLAIN)
                .map(span -> span.kind().name().toLowerCase() + ":" + span.text())
                .collect(Collectors.joining(" "));
        assertThat(told).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void aCommentOfSeveralLinesIsRememberedUntilItsEnd() {
        var highlight = Highlight.of("A.java");
        assertThat(highlight.line("int a; /* one")).last().isEqualTo(new Span(Span.Kind.COMMENT, "/* one"));
        assertThat(highlight.line("return")).containsExactly(new Span(Span.Kind.COMMENT, "return"));
        assertThat(highlight.line("*/ return"))
                .containsExactly(
                        new Span(Span.Kind.COMMENT, "*/"),
                        new Span(Span.Kind.PLAIN, " "),
                        new Span(Span.Kind.KEYWORD, "return"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A.java", "a.py", "a.sql", "a.html", "a.yml", "x", "a.css", "a.json"})
    void nothingOfALineIsLostWhateverItHolds(String path) {
        for (var line : new String[] {
            "", "\"", "'\\", "/*", "*/", "<!--", "@", "<", "\t# 'x", "größe ✓ \"ü\" 12e-3 --", "\\\"\\"
        }) {
            var told = Highlight.of(path).line(line).stream().map(Span::text).collect(Collectors.joining());
            assertThat(told).isEqualTo(line);
        }
    }
}

package dev.pipe.common.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SafeMarkdownTest {

    private static final String GAP = "\u200B";

    static Stream<String> hostile() {
        return Stream.of(
                "plain words, a comma; and a full stop.",
                "![image](https://evil.example/x.png)",
                "[click](javascript:alert(1))",
                "[ref][1]",
                "<img src=x onerror=alert(1)>",
                "<!-- pipe:living -->",
                "<https://evil.example>",
                "https://evil.example and www.evil.example",
                "# heading",
                "heading\n===",
                "- item",
                "1. item",
                "> quote",
                "***bold*** ~~gone~~ `code`",
                "a | b\n--- | ---",
                "&lt;b&gt; &amp; &#64;octocat",
                "\\<b>\\`",
                "$\\color{red}{x}$",
                "    indented code",
                "```\nfence\n```",
                "/approve");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void textShowsWhatWasTypedAndIsNothingElse(String outside) {
        var document = Parser.builder().build().parse(SafeMarkdown.text(outside));
        var shown = TextContentRenderer.builder().build().render(document).replace(GAP, "");
        assertThat(shown).isEqualTo(outside.strip().replaceAll("\\s*\\n\\s*", " "));
        document.accept(new NothingButText());
    }

    @ParameterizedTest
    @CsvSource({
        "ask @octocat now, @octocat",
        "ask @my-org/team, @my-org",
        "fixes #12, #12",
        "see other/repo#12, #12",
        "see GH-12, GH-12",
        "https://evil.example, ://",
        "HTTPS://evil.example, ://",
        "www.evil.example, www.",
        "a@b.example, @b",
        "&#64;octocat, &#64;",
        "<!-- pipe:living -->, <!--"
    })
    void whatGitHubActsOnIsGone(String outside, String trigger) {
        assertThat(SafeMarkdown.text(outside)).doesNotContain(trigger);
        assertThat(SafeMarkdown.html(outside)).doesNotContain(trigger);
    }

    @Test
    void charactersThatHideOrTurnTextAreDropped() {
        assertThat(SafeMarkdown.text("a\u202Eb\u2066c\u0000d\u001B[31m")).isEqualTo("abcd\\[31m");
    }

    @Test
    void nothingGivesNothing() {
        assertThat(SafeMarkdown.text(null)).isEmpty();
        assertThat(SafeMarkdown.code(" ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "plain, <code>plain</code>",
        "with `ticks`, <code>with `ticks`</code>",
        "``two, <code>``two</code>",
        "<b>, <code>&lt;b&gt;</code>"
    })
    void codeShowsWhatWasTyped(String outside, String html) {
        var document = Parser.builder().build().parse(SafeMarkdown.code(outside));
        assertThat(HtmlRenderer.builder().build().render(document)).isEqualTo("<p>" + html + "</p>\n");
    }

    @Test
    void codeImitatesNoMarker() {
        assertThat(SafeMarkdown.code("<!-- pipe:living -->")).doesNotContain("<!--");
        assertThat(SafeMarkdown.fence("", "<!-- pipe:living -->")).doesNotContain("<!--");
    }

    @Test
    void aCellHoldsNoBarePipe() {
        assertThat(SafeMarkdown.text("a | b\nc")).isEqualTo("a \\| b c");
        assertThat(SafeMarkdown.codeCell("a || b")).isEqualTo("`a \\|\\| b`");
    }

    @Test
    void aFenceOutlastsTheFencesInIt() {
        assertThat(SafeMarkdown.fence("java", "a\n````\nb")).isEqualTo("`````java\na\n````\nb\n`````");
    }

    @Test
    void aQuotationKeepsItsLines() {
        assertThat(SafeMarkdown.quote("one\n# two\n")).isEqualTo("> one  \n> \\# two");
    }

    @Test
    void htmlIsSafeInAnAttribute() {
        assertThat(SafeMarkdown.html("\"><script>'")).isEqualTo("&quot;&gt;&lt;script&gt;&#39;");
    }

    @Test
    void aMermaidLabelStaysALabel() {
        assertThat(SafeMarkdown.mermaid("say \"hi\"]; click A\n#1")).isEqualTo("say #34;hi#34;#93;#59; click A #35;1");
    }

    /** Fails on everything in a document that is more than paragraphs of text. */
    private static final class NothingButText extends AbstractVisitor {

        private void never(Node node) {
            throw new AssertionError("Became " + node);
        }

        @Override
        public void visit(Image image) {
            never(image);
        }

        @Override
        public void visit(Link link) {
            never(link);
        }

        @Override
        public void visit(HtmlInline html) {
            never(html);
        }

        @Override
        public void visit(HtmlBlock html) {
            never(html);
        }

        @Override
        public void visit(Heading heading) {
            never(heading);
        }

        @Override
        public void visit(org.commonmark.node.BulletList list) {
            never(list);
        }

        @Override
        public void visit(org.commonmark.node.OrderedList list) {
            never((ListBlock) list);
        }

        @Override
        public void visit(org.commonmark.node.BlockQuote quote) {
            never(quote);
        }

        @Override
        public void visit(org.commonmark.node.Code code) {
            never(code);
        }

        @Override
        public void visit(org.commonmark.node.Emphasis emphasis) {
            never(emphasis);
        }
    }
}

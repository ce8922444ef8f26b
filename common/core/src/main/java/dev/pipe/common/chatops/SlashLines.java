package dev.pipe.common.chatops;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * The lines of a comment that begin with a slash and are shown as text. Markdown itself is parsed, by the standard that
 * GitHub follows, because fences in lists, code spans over two lines and the like fool every shortcut.
 *
 * <p>A line that follows a quotation without a blank line between is drawn inside it by Markdown; it still counts,
 * since its writer typed it and quoted nobody with it.
 */
final class SlashLines {

    private static final int MOST_INDENT = 3; // one more, and Markdown may call it code

    private SlashLines() {}

    static List<String> of(String markdown) {
        if (markdown == null || markdown.indexOf('/') < 0) {
            return List.of();
        }
        var document = Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .build()
                .parse(markdown);
        var lines = new ArrayList<String>();
        // without recursion: a comment may nest as deep as it is long
        for (Node node = document; node != null; node = next(node)) {
            if (node instanceof Text text && !text.getSourceSpans().isEmpty()) {
                var start = text.getSourceSpans().getFirst().getInputIndex();
                if (markdown.charAt(start) == '/' && startsLine(markdown, start)) {
                    lines.add(markdown.substring(start, endOfLine(markdown, start))
                            .stripTrailing());
                }
            }
        }
        return lines;
    }

    private static Node next(Node node) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        var up = node;
        while (up != null && up.getNext() == null) {
            up = up.getParent();
        }
        return up == null ? null : up.getNext();
    }

    private static boolean startsLine(String markdown, int start) {
        var i = start;
        while (i > 0 && markdown.charAt(i - 1) == ' ') {
            i--;
        }
        return start - i <= MOST_INDENT && (i == 0 || isLineEnd(markdown.charAt(i - 1)));
    }

    private static int endOfLine(String markdown, int start) {
        var i = start;
        while (i < markdown.length() && !isLineEnd(markdown.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isLineEnd(char sign) {
        return sign == '\n' || sign == '\r';
    }
}

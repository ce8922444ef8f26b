package dev.pipe.sandbox.github.view;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * GitHub's Markdown, near enough to look at. Raw HTML comes out escaped, but for a few tags without attributes that
 * bots use to fold and format; HTML comments, where bots hide their markers, are dropped.
 */
public final class Markdown {
    private static final Pattern COMMENT = Pattern.compile("&lt;!--.*?--&gt;", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("<code.*?</code>", Pattern.DOTALL);
    private static final Pattern FOLD_BREAK = Pattern.compile("(<(?:/?details|details open|/summary)>)<br />");
    /** Escaped HTML is a paragraph to the renderer: of a comment nothing is left in it, and folds stand in none. */
    private static final Pattern HOLLOW = Pattern.compile(
            "<p>\\s*((?:</?details(?: open)?>)?\\s*(?:<summary>.*?</summary>)?)\\s*</p>\\n?", Pattern.DOTALL);

    private static final Pattern SAFE_TAG =
            Pattern.compile("&lt;(/?(?:details|summary|sub|sup|kbd)|details open|br ?/?)&gt;");

    private final Parser parser;
    private final HtmlRenderer html;
    private final TextContentRenderer text;

    public Markdown() {
        List<Extension> extensions = List.of(
                TablesExtension.create(),
                StrikethroughExtension.create(),
                AutolinkExtension.create(),
                TaskListItemsExtension.create());
        parser = Parser.builder().extensions(extensions).build();
        html = HtmlRenderer.builder()
                .extensions(extensions)
                .softbreak("<br />\n") // as in comments there, unlike in files
                .escapeHtml(true)
                .sanitizeUrls(true)
                .build();
        text = TextContentRenderer.builder().extensions(extensions).build();
    }

    public String html(String markdown) {
        return outsideCode(html.render(parser.parse(markdown == null ? "" : markdown)));
    }

    public String text(String markdown) {
        return text.render(parser.parse(markdown == null ? "" : markdown));
    }

    /** What stands in code was written to be read as it is. */
    private static String outsideCode(String rendered) {
        var out = new StringBuilder();
        var code = CODE.matcher(rendered);
        var at = 0;
        while (code.find()) {
            out.append(safe(rendered.substring(at, code.start()))).append(code.group());
            at = code.end();
        }
        return out.append(safe(rendered.substring(at))).toString();
    }

    private static String safe(String fragment) {
        var plain = SAFE_TAG.matcher(COMMENT.matcher(fragment).replaceAll("")).replaceAll("<$1>");
        return HOLLOW.matcher(FOLD_BREAK.matcher(plain).replaceAll("$1")).replaceAll("$1");
    }
}

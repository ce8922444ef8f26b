package dev.pipe.pipeline.run;

import static java.util.stream.Collectors.joining;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.GovernanceEvent.Approval;
import dev.pipe.common.text.SafeMarkdown;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How the suite writes times, people and numbers for people. */
public final class Words {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int TITLE = 140;

    private Words() {}

    /** Absolute, so that a text does not change while nothing happens. */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** As it is written in the file: {@code 90m}, {@code 2h}. */
    public static String span(Duration time) {
        if (time.toSecondsPart() > 0) {
            return time.toSeconds() + " s";
        }
        return time.toMinutesPart() > 0 ? time.toMinutes() + " min" : time.toHours() + " h";
    }

    public static String date(Instant instant) {
        return TIME.format(instant).substring(0, "yyyy-MM-dd".length());
    }

    /** Without the at sign: a comment that is updated ten times must not call somebody ten times. */
    public static String person(Actor actor) {
        return "**" + SafeMarkdown.text(actor.login()) + "**";
    }

    public static String approvals(List<Approval> approvals) {
        return approvals.stream()
                .map(approval -> person(approval.actor()) + " (" + SafeMarkdown.text(approval.via()) + ")")
                .collect(joining(", "));
    }

    public static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    public static String shortSha(String sha) {
        return sha.length() > 7 ? sha.substring(0, 7) : sha;
    }

    /** {@code APPROVED_WITH_SUGGESTIONS} as people say it. */
    public static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Our own Markdown as plain text, for places that render none: the title of a check. */
    public static String plain(String markdown) {
        var bare = unmarked(markdown);
        return bare.length() > TITLE ? bare.substring(0, TITLE - 1) + "…" : bare;
    }

    /** The same, however long it is. */
    public static String unmarked(String markdown) {
        return markdown.replace("**", "")
                .replaceAll("(?<!\\\\)`", "")
                .replaceAll("\\\\([\\p{Punct}])", "$1")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replace("\u200B", "");
    }

    public static String codes(List<String> names) {
        return names.stream().map(SafeMarkdown::codeCell).collect(joining(", "));
    }
}

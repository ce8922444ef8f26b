package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Fetched in one line, run in another: {@code curl | sh} in two steps, unless what came is checked in between. */
final class RunsDownloads implements ChangeRule {

    private static final Set<Language> SCRIPTS =
            EnumSet.of(Language.SHELL, Language.DOCKERFILE, Language.WORKFLOW, Language.YAML);
    private static final Pattern FETCHES =
            Pattern.compile("\\b(?:curl|wget|Invoke-WebRequest|iwr)\\b[^|;&#]*https?://");
    private static final Pattern TO_FILE = Pattern.compile(
            "(?:\\s-\\w*[oO]\\s*|--output(?:-document)?[= ]|-OutFile\\s+|>\\s*)[\"']?([\\w./~$@{}+-]{2,120})");
    private static final Pattern BY_ITS_NAME = Pattern.compile(
            "(?:\\bcurl\\b.*\\s-\\w*O\\b|\\bwget\\b(?!.*\\s-\\w*O)).*https?://[^\\s\"']*/([\\w.+-]{2,80})");
    private static final Pattern INTO_VARIABLE = Pattern.compile("\\b(\\w+)=[\"']?\\$\\(\\s*(?:curl|wget)\\b");
    private static final Pattern CHECKS = Pattern.compile(
            "\\b(?:sha\\d{3}sum|shasum|md5sum|gpg\\b.*--verify|gpgv|cosign|minisign|openssl dgst|rpm\\s+(?:-K|--checksig)|signify|Get-FileHash|--checksum)\\b");
    private static final String RUN_BEFORE =
            "(?:^|[\\s;&|(\"'])(?:(?:sudo|exec|nohup|time)\\s+(?:-\\w+\\s+)*)*(?:(?:/\\w+)*/?(?:ba|z|da|k)?sh\\s+(?:-\\w+\\s+)*|source\\s+|\\.\\s+|python3?\\s+|perl\\s+|ruby\\s+|node\\s+|pwsh\\s+(?:-\\w+\\s+)*|chmod\\s+\\S*(?:\\+x|[75]\\d\\d)\\s+(?=\\S*\\s*&&)|\\./)";

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> PathKind.of(file.path()) == PathKind.PRODUCTION
                        && Language.of(file).stream().anyMatch(SCRIPTS::contains))
                .flatMap(file -> file.hunks().stream().flatMap(hunk -> inHunk(file, hunk).stream()));
    }

    private static Optional<Finding> inHunk(ChangedFile file, ChangedHunk hunk) {
        var lines = hunk.newSide();
        var checked =
                lines.stream().anyMatch(line -> CHECKS.matcher(line.text()).find());
        if (checked
                || lines.stream()
                        .noneMatch(line -> FETCHES.matcher(line.text()).find()
                                || INTO_VARIABLE.matcher(line.text()).find())) {
            return Optional.empty();
        }
        var fetched = new HashMap<String, ChangedLine>();
        for (var line : lines) {
            var text = line.text().strip();
            if (text.startsWith("#") || text.startsWith("//")) {
                continue;
            }
            var rest = remember(text, line, fetched);
            for (var it : fetched.entrySet()) {
                if ((line.isAdded() || it.getValue().isAdded())
                        && runs(it.getKey(), it.getValue() == line ? rest : text)) {
                    return Optional.of(finding(file, hunk, it.getValue().isAdded() ? it.getValue() : line));
                }
            }
        }
        return Optional.empty();
    }

    /** What of the line comes after the fetching. */
    private static String remember(String text, ChangedLine line, Map<String, ChangedLine> fetched) {
        var variable = INTO_VARIABLE.matcher(text);
        if (variable.find()) {
            fetched.put("$" + variable.group(1), line);
            return text.substring(variable.end());
        }
        var fetches = FETCHES.matcher(text);
        if (!fetches.find()) {
            return text;
        }
        var end = text.indexOf("&&", fetches.start());
        var command = end < 0 ? text.substring(fetches.start()) : text.substring(fetches.start(), end);
        var toFile = TO_FILE.matcher(command);
        var byName = BY_ITS_NAME.matcher(command);
        if (byName.find()) {
            fetched.put(byName.group(1), line);
        }
        if (toFile.find()) {
            fetched.put(toFile.group(1).replaceFirst("^.*/", ""), line);
        }
        return end < 0 ? "" : text.substring(end);
    }

    private static boolean runs(String name, String text) {
        if (!text.contains(name.startsWith("$") ? name.substring(1) : name)) {
            return false;
        }
        if (name.startsWith("$")) {
            var variable = name.substring(1);
            return Pattern.compile("(?:\\beval\\s+|\\bsh\\s+-c\\s+|<<<\\s*)[\"']?\\$\\{?" + variable + "\\b"
                            + "|\\$\\{?" + variable + "\\}?[\"']?\\s*\\|\\s*(?:sudo\\s+)?(?:ba|z|da)?sh\\b")
                    .matcher(text)
                    .find();
        }
        return Pattern.compile(RUN_BEFORE + "[\"']?(?:[\\w.~/${}-]*/)?" + Pattern.quote(name) + "(?![\\w.-])")
                .matcher(text)
                .find();
    }

    private static Finding finding(ChangedFile file, ChangedHunk hunk, ChangedLine line) {
        return new Finding(
                "curl-pipe-shell",
                RiskType.SECURITY,
                RiskLevel.CRITICAL,
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                "What is fetched here is run unchecked; whoever owns that address, or the way to it, runs what he likes.",
                "Check its sum or its signature before it runs, or keep a copy in the repository.",
                0.84);
    }
}

package dev.pipe.review.sarif;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import java.net.URLDecoder;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where in a change a foreign finding stands.
 *
 * @param sure false when the tool does not know the line: the change touches the file, no more is known
 */
record PlaceInChange(ChangedFile file, ChangedHunk hunk, ChangedLine line, boolean sure) {

    /** Empty when the change does not add the place: then the finding is not this change's. */
    static Optional<PlaceInChange> of(ForeignFinding finding, Change change) {
        return file(finding.path(), change).flatMap(file -> in(file, finding));
    }

    private static Optional<PlaceInChange> in(ChangedFile file, ForeignFinding finding) {
        var span = finding.span();
        var last = span.end();
        for (var hunk : file.hunks()) {
            var line = hunk.added()
                    .filter(added -> added.number() >= span.firstLine() && added.number() <= last)
                    .findFirst();
            if (span.saysALine() && line.isPresent()) {
                return Optional.of(new PlaceInChange(file, hunk, line.get(), true));
            }
        }
        // scanners of dependencies say line 1 where they do not know it
        var unknown = !span.saysALine() || finding.kind() == ForeignFinding.Kind.DEPENDENCY && last == 1;
        return unknown ? anywhere(file) : Optional.empty();
    }

    private static Optional<PlaceInChange> anywhere(ChangedFile file) {
        return file.hunks().stream()
                .flatMap(hunk -> hunk.added().limit(1).map(line -> new PlaceInChange(file, hunk, line, false)))
                .findFirst();
    }

    /** Tools name a file from the repository's top, or from the root of the machine they ran on. */
    private static Optional<ChangedFile> file(String uri, Change change) {
        var path = plain(uri);
        var exact = change.file(uri).or(() -> change.file(path)); // an alert's path is plain, SARIF's is encoded
        if (exact.isPresent() || !uri.startsWith("file:") && !uri.startsWith("/")) {
            return exact;
        }
        return change.files().stream()
                .filter(file -> ("/" + path).endsWith("/" + file.path()))
                .max(Comparator.comparingInt(file -> file.path().length()));
    }

    private static String plain(String uri) {
        var path = uri.replaceFirst("^file:(?://[^/]*)?", "");
        var decoded = path.contains("%") ? decoded(path) : path;
        return decoded.replaceFirst("^(?:\\./)+", "").replaceFirst("^/+", "");
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            return path; // a per cent sign of its own
        }
    }
}

package dev.pipe.review.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import dev.pipe.common.event.ReviewEvent;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.Side;
import dev.pipe.review.identity.Told;
import dev.pipe.review.risk.Finding;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the hunks of a change are recognised by when a model has read them: the file, what they say, and what the rules
 * said of them. What a rule says is not taken from the model a second time, so a hunk of which a rule falls silent is one
 * that the model has not read on its own.
 */
record HunkKeys(Map<String, String> byHunk) {

    private record Place(String file, Side side, int line) {}

    static HunkKeys of(Change change, List<Finding> byRules) {
        var said = byRules.stream().collect(groupingBy(it -> new Place(it.file(), it.side(), it.line())));
        var keys = new HashMap<String, String>();
        for (var file : change.files()) {
            for (var hunk : file.hunks()) {
                keys.put(hunk.id(), key(file, hunk, said));
            }
        }
        return new HunkKeys(keys);
    }

    Change without(Set<String> read, Change change) {
        return read.isEmpty()
                ? change
                : new Change(change.files().stream()
                        .map(file -> new ChangedFile(
                                file.path(),
                                file.oldPath(),
                                file.status(),
                                file.content(),
                                file.hunks().stream()
                                        .filter(hunk -> !read.contains(byHunk.get(hunk.id())))
                                        .toList()))
                        .toList());
    }

    /** The keys of all hunks but these. */
    Set<String> except(Set<String> hunks) {
        return byHunk.entrySet().stream()
                .filter(entry -> !hunks.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .collect(toCollection(HashSet::new));
    }

    /** The hunks in which a model found what is known by no name, and so will not be known with the next push. */
    static Set<String> nameless(Change change, List<ReviewEvent.Finding> told) {
        var hunks = new HashSet<String>();
        told.stream()
                .filter(finding -> finding.id().isEmpty() && Told.isModels(finding.ruleId()))
                .forEach(finding -> change.file(finding.file()).stream()
                        .flatMap(file -> file.hunks().stream())
                        .filter(hunk -> hunk.newSide().stream().anyMatch(line -> line.number() == finding.line()))
                        .forEach(hunk -> hunks.add(hunk.id())));
        return hunks;
    }

    private static String key(ChangedFile file, ChangedHunk hunk, Map<Place, List<Finding>> said) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(file.path().getBytes(UTF_8));
            for (var line : hunk.lines()) {
                digest.update(("\n" + line.kind() + line.text()).getBytes(UTF_8));
                said.getOrDefault(new Place(file.path(), line.side(), line.number()), List.of()).stream()
                        .map(finding -> "\t" + finding.type() + finding.level())
                        .sorted()
                        .forEach(it -> digest.update(it.getBytes(UTF_8)));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}

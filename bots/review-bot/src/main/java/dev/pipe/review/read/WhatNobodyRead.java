package dev.pipe.review.read;

import static java.util.stream.Collectors.joining;

import dev.pipe.common.secrets.CredentialMask;
import dev.pipe.review.diff.Change;
import dev.pipe.review.risk.UnreadText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says which files nobody could read and why. They may hold anything, so the change is for a person. */
final class WhatNobodyRead {

    private static final int NAMED = 3;
    private static final int LONGEST_PATH = 160;

    private WhatNobodyRead() {}

    static Optional<String> in(Change change) {
        var binary = UnreadText.binary(change);
        var leftOut = UnreadText.leftOut(change);
        var said = Stream.of(
                        said(
                                binary,
                                " shown as binary, as for a NUL byte, UTF-16, its size or a mark in .gitattributes"),
                        said(leftOut, " changed, and none of the lines are in the diff"))
                .flatMap(Optional::stream)
                .collect(joining("; "));
        return said.isEmpty() ? Optional.empty() : Optional.of(said);
    }

    private static Optional<String> said(List<String> paths, String why) {
        if (paths.isEmpty()) {
            return Optional.empty();
        }
        var named = paths.stream().limit(NAMED).map(WhatNobodyRead::shown).collect(joining(", "));
        var more = paths.size() > NAMED ? " and " + (paths.size() - NAMED) + " more" : "";
        return Optional.of(named + more + (paths.size() == 1 ? " is" : " are") + why);
    }

    /** A path is whatever its author likes. */
    private static String shown(String path) {
        var line = CredentialMask.mask(path).replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        return line.length() > LONGEST_PATH ? line.substring(0, LONGEST_PATH) + "…" : line;
    }
}

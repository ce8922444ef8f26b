package dev.pipe.review.diff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What git itself says of a change, in the forms that are made for programs. */
record GitTruth(List<GitTruth.Entry> entries) {

    private static final String NOT_COUNTED = "-";
    private static final String SUBMODULE = "160000";
    private static final String LINK = "120000";
    private static final Pattern MAKES_A_PATCH = Pattern.compile("-U\\d+|-W|--binary|--patch.*");

    /** @param added lines, or below zero when git takes the file for binary */
    record Entry(char kind, String mode, boolean sameContent, String oldPath, String path, int added, int removed) {

        FileStatus status() {
            return switch (kind) {
                case 'A' -> FileStatus.ADDED;
                case 'D' -> FileStatus.DELETED;
                case 'R' -> FileStatus.RENAMED;
                case 'C' -> FileStatus.COPIED;
                case 'M', 'T' -> FileStatus.MODIFIED;
                default -> throw new AssertionError("An unknown kind of change: " + kind);
            };
        }

        Content content() {
            return switch (mode) {
                case SUBMODULE -> Content.SUBMODULE;
                case LINK -> Content.SYMLINK;
                default -> added < 0 ? Content.BINARY : Content.TEXT;
            };
        }

        boolean isText() {
            return added >= 0;
        }
    }

    /** @param diff the command that is asked for the diff, options and commits included */
    static GitTruth of(RealGit git, List<String> diff) {
        var quiet =
                diff.stream().filter(it -> !MAKES_A_PATCH.matcher(it).matches()).toList();
        var counts = new HashMap<String, int[]>();
        var numbers = fields(git.run(quiet, "--numstat", "-z"));
        while (numbers.hasNext()) {
            var counted = numbers.next().split("\t", 3);
            var path = counted[2];
            if (path.isEmpty()) {
                numbers.next();
                path = numbers.next();
            }
            counts.put(path, new int[] {count(counted[0]), count(counted[1])});
        }
        return new GitTruth(entries(fields(git.run(quiet, "--raw", "-z", "--abbrev=40")), counts));
    }

    private static List<Entry> entries(Iterator<String> raw, Map<String, int[]> counts) {
        var entries = new ArrayList<Entry>();
        while (raw.hasNext()) {
            var facts = raw.next().substring(1).split(" ");
            var kind = facts[4].charAt(0);
            var oldPath = raw.next();
            var path = kind == 'R' || kind == 'C' ? raw.next() : oldPath;
            var counted = counts.get(path);
            entries.add(new Entry(
                    kind,
                    kind == 'D' ? facts[0] : facts[1],
                    facts[2].equals(facts[3]),
                    oldPath,
                    path,
                    counted[0],
                    counted[1]));
        }
        return entries;
    }

    private static int count(String number) {
        return number.equals(NOT_COUNTED) ? -1 : Integer.parseInt(number);
    }

    private static Iterator<String> fields(byte[] said) {
        var text = new String(said, UTF_8);
        return text.isEmpty()
                ? List.<String>of().iterator()
                : Arrays.asList(text.split("\0", -1))
                        .subList(0, (int) text.chars().filter(it -> it == 0).count())
                        .iterator();
    }
}

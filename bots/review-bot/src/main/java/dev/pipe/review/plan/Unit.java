package dev.pipe.review.plan;

import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.FileStatus;
import java.util.List;

/**
 * Files that are never read apart: one of code with its tests, or one alone.
 *
 * @param weight how long it takes to read, in lines; coarse, so that one more line moves nothing
 */
record Unit(Role role, Area area, List<ChangedFile> files, int weight) {

    private static final int QUICK = 10;

    Unit {
        files = List.copyOf(files);
    }

    Unit(Role role, Area area, List<ChangedFile> files) {
        this(role, area, files, files.stream().mapToInt(Unit::weight).sum());
    }

    String path() {
        return files.getFirst().path();
    }

    static int weight(ChangedFile file) {
        var lines = (int) (file.added().count() + file.removed().count());
        var read = file.status() == FileStatus.DELETED ? lines / QUICK : lines;
        var coarse = 1;
        while (next(coarse) * 10 <= read * 11) {
            coarse = next(coarse);
        }
        return coarse;
    }

    /** 1, 2, 3, 4, 6, 8, 12, 16, 24 and so on. */
    private static int next(int coarse) {
        var isPowerOfTwo = Integer.bitCount(coarse) == 1;
        return isPowerOfTwo && coarse > 1 ? coarse + coarse / 2 : Integer.highestOneBit(coarse) * 2;
    }
}

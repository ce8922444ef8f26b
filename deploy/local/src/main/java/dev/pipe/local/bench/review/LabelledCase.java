package dev.pipe.local.bench.review;

import dev.pipe.review.risk.RiskType;
import java.util.List;
import java.util.Set;

/**
 * One change of the corpus with what is to be said of it.
 *
 * @param topic the file it stands in, without its ending
 * @param whole whether the case is a change and not a piece of one
 */
record LabelledCase(String topic, String id, Label label, boolean whole, List<CaseFile> files) {

    private static final Set<RiskType> OF_WHOLE_CHANGES = Set.of(RiskType.TESTING, RiskType.DOCUMENTATION);

    LabelledCase {
        files = List.copyOf(files);
    }

    /** That a piece of a change has no test beside it says nothing. */
    boolean judges(RiskType type) {
        return whole || !OF_WHOLE_CHANGES.contains(type) || label.types().contains(type);
    }

    /** The extension of its first file, or the name where there is none. */
    String language() {
        var name = files.getFirst().path().replaceFirst(".*/", "");
        return name.substring(name.lastIndexOf('.') + 1);
    }
}

package dev.pipe.review.risk;

import dev.pipe.review.diff.Change;
import java.util.stream.Stream;

/** A rule that must see more than a statement. */
interface ChangeRule {

    Stream<Finding> findIn(Change change);
}

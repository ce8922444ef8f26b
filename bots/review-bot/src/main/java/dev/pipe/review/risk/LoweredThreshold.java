package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How much of the code tests must cover, and a lower number in its place. */
final class LoweredThreshold implements ChangeRule {

    private static final Sieve SPEAKS_OF_COVERAGE = Sieve.of(
            "(?i)coverage|fail[_-]under|jacoco|COVEREDRATIO|<counter>|minimum_coverage|codecov|--cov|\\bnyc\\b|kover");
    private static final Pattern THRESHOLD = Pattern.compile(
            "(?i)\\b(lines|branches|functions|statements|instructions|fail[_-]under|minimum(?:_coverage)?|min(?:Bound|Value)?|target|threshold|cov-fail-under|check-coverage)\\b[\"'>)]*+\\s*+[:=(]?\\s*+[\"'>]?\\s*+(\\d{1,3}(?:\\.\\d+)?)%?");
    private static final Pattern PATH = Pattern.compile(
            "(?i)\\.(?:json|[cm]?[jt]s|toml|cfg|ini|ya?ml|xml|kts|gradle|rb|properties)$|(?:^|/)(?:\\.coveragerc|\\.nycrc|\\.simplecov|Makefile)$");

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> PATH.matcher(file.path()).find())
                .flatMap(file -> file.hunks().stream().flatMap(hunk -> inHunk(file, hunk)));
    }

    private static Stream<Finding> inHunk(ChangedFile file, ChangedHunk hunk) {
        if (hunk.lines().stream().noneMatch(line -> SPEAKS_OF_COVERAGE.isIn(line.text()))) {
            return Stream.empty();
        }
        var before = new HashMap<String, Double>();
        hunk.removed().forEach(line -> before.putAll(thresholds(line)));
        return hunk.added()
                .filter(line -> thresholds(line).entrySet().stream()
                        .anyMatch(it -> it.getValue() < before.getOrDefault(it.getKey(), 0.0)))
                .limit(1)
                .map(line -> finding(file, hunk, line));
    }

    private static Map<String, Double> thresholds(ChangedLine line) {
        var thresholds = new HashMap<String, Double>();
        var found = THRESHOLD.matcher(line.text());
        while (found.find()) {
            thresholds.put(found.group(1).toLowerCase(java.util.Locale.ROOT), Double.valueOf(found.group(2)));
        }
        return thresholds;
    }

    private static Finding finding(ChangedFile file, ChangedHunk hunk, ChangedLine line) {
        return new Finding(
                "coverage-lowered",
                RiskType.TESTING,
                RiskLevel.MODERATE,
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                "From now on less of the code must be tested, and nobody is told when it happens.",
                "Keep the bound and add the tests, or say why it cannot be held.",
                0.85);
    }
}

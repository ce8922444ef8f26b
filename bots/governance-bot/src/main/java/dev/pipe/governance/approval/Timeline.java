package dev.pipe.governance.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How head and base of a pull request changed, by GitHub's clock. */
record Timeline(List<Sighting> changes) {

    /** Of sightings in the order in which they were recorded; repetitions of the same head and base fall away. */
    static Timeline of(List<Sighting> sightings) {
        var changes = new ArrayList<Sighting>();
        sightings.stream().sorted(Comparator.comparing(Sighting::at)).forEach(sighting -> {
            if (changes.isEmpty() || !changes.getLast().shows(sighting.headSha(), sighting.base())) {
                changes.add(sighting);
            }
        });
        return new Timeline(List.copyOf(changes));
    }

    /** What stood at this moment; empty when that was before anything was recorded. */
    Optional<Sighting> at(Instant moment) {
        var stood =
                changes.stream().filter(change -> !change.at().isAfter(moment)).toList();
        if (!stood.isEmpty()) {
            return Optional.of(stood.getLast());
        }
        return changes.stream().findFirst().filter(Sighting::opening);
    }

    /** What stood before the newest change. */
    Optional<Sighting> beforeLast() {
        return changes.size() < 2 ? Optional.empty() : Optional.of(changes.get(changes.size() - 2));
    }
}

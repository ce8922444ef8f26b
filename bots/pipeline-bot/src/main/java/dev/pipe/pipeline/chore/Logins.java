package dev.pipe.pipeline.chore;

import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.text.SafeMarkdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The people and teams that a command names: {@code @ada}, {@code ada,ben}, {@code @acme/payments}.
 *
 * @param wrong what is neither, as typed
 */
record Logins(List<String> people, List<String> teams, List<String> wrong) {

    private static final String LOGIN = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:\\[bot])?";
    private static final String TEAM = "[A-Za-z0-9-]+/[A-Za-z0-9_-]+";

    static Logins of(List<String> arguments) {
        var people = new ArrayList<String>();
        var teams = new ArrayList<String>();
        var wrong = new ArrayList<String>();
        for (var argument : arguments) {
            for (var name : argument.split(",")) {
                var bare = name.startsWith("@") ? name.substring(1) : name;
                if (bare.matches(LOGIN)) {
                    people.add(bare);
                } else if (bare.matches(TEAM)) {
                    teams.add(bare);
                } else if (!bare.isEmpty()) {
                    wrong.add(name);
                }
            }
        }
        return new Logins(people, teams, wrong);
    }

    /** Who is meant by a command that means its writer when it names nobody. */
    static Logins orSelf(CommandIssued call) {
        return call.arguments().isEmpty()
                ? new Logins(List.of(call.actor().login()), List.of(), List.of())
                : of(call.arguments());
    }

    /** The answer to what cannot be understood; empty when all can. */
    Optional<Reply> refusal() {
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(Reply.rejected(
                        SafeMarkdown.code(String.join(" ", wrong)) + " names nobody: say `@login`, or `@org/team`."));
    }

    /** The same for what no team can be. */
    Optional<Reply> refusalOfTeams() {
        return refusal()
                .or(() -> teams.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Reply.rejected("Only people can be assigned, no teams.")));
    }
}

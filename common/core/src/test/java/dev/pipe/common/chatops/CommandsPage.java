package dev.pipe.common.chatops;

/** {@code docs/commands.md}: what people can type, made of the catalogue. */
final class CommandsPage {

    private CommandsPage() {}

    static String text() {
        var text = new StringBuilder(HEAD);
        for (var command : CommandName.values()) {
            text.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            command.usage().replace("|", "\\|"),
                            command.help(),
                            command.who().words(),
                            command.owner()));
        }
        return text.append(TAIL).toString();
    }

    private static final String HEAD = """
            # Commands

            <!-- Generated from dev.pipe.common.chatops.CommandName. Write it anew: ./mvnw test -pl common/core -am -Dpipe.docs.write=true -->

            What people can type on a pull request. `/help` there lists what the asker may do.

            | Command | Does | Who may | Answers |
            |---|---|---|---|
            """;

    private static final String TAIL = """

            "Who may" names GitHub's own permissions, asked of GitHub when the command is seen; *anyone* is anyone who can
            read the repository. Whoever has more may as well. Some commands ask for more than their line says, and tell
            so in their answer: a hold is lifted by who set it or by somebody with more rights; nobody overrides the
            governance of their own change.

            ## How a command is read

            - At the start of a line, several in one comment; up to three spaces before it do not matter.
            - In comments, review texts and inline comments. Not in the pull request's description.
            - Not in code blocks, code spans, quotations, HTML, HTML comments or suggestions, nor in list items and headings.
            - Names in any case. Arguments are split at spaces; `"two words"` and `'two words'` are one, `\\` takes the
              next sign as it is.
            - Once: an edited comment is not run again, nor is one that GitHub delivers twice. Write a new one.
            - By people: comments of bots command nothing. Where the suite works with a person's token, what it writes
              itself commands nothing, and that person's other comments are theirs.
            - A command that changes something and is older than 15 minutes when it is first seen (after an outage, say)
              is not run: it is answered "seen late, repeat it" (`pipe.pipeline.commands-late-after`).
            - Not too often: 60 commands per person and 100 per pull request within 10 minutes
              (`pipe.pipeline.commands-per-actor`, `-per-pull-request`, `-window`). The first one too many is answered,
              further ones are not.
            - `/recall`, which asks the memory, waits on a stranger's pull request until somebody with write says
              `/ok-to-test`; people with write need not wait.
            - A word that is nearly a command gets a hint. Others get silence: `/etc` is nobody's mistake.

            ## How it is answered

            👍 done, 👎 refused, 👀 answered, 😕 not understood or seen late; and a comment where there is something to
            say. What GitHub itself refuses (to assign somebody, to update a fork's branch) is answered when GitHub says so.
            In `observe` mode nobody is answered, and nothing is run.

            Prow's commands beside ours: [compared-with-prow.md](compared-with-prow.md).
            """;
}

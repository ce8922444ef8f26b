package dev.pipe.common.chatops;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Stops a bot from starting when the catalogue promises a command of its that nothing answers, or two things do. */
@ApplicationScoped
class RequireCommandHandlers {

    private final String bot;
    private final List<CommandHandler> handlers;

    RequireCommandHandlers(@ConfigProperty(name = "pipe.bot.name") String bot, @All List<CommandHandler> handlers) {
        this.bot = bot;
        this.handlers = handlers;
    }

    /** Before the bus starts its threads: their open transactions would keep a bot that fails here from ending. */
    void atStart(@Observes @Priority(1) StartupEvent started) {
        var wrong = wrong();
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(bot + " cannot start: " + String.join("; ", wrong));
        }
    }

    private List<String> wrong() {
        var count = handlers.stream().collect(Collectors.groupingBy(CommandHandler::command, Collectors.counting()));
        var wrong = new ArrayList<String>();
        for (var command : CommandName.values()) {
            var answering = count.getOrDefault(command, 0L);
            var owned = command.owner().equals(bot);
            if (owned && answering == 0) {
                wrong.add("/" + command.word() + " is its command and has no CommandHandler");
            } else if (owned && answering > 1) {
                wrong.add("/" + command.word() + " has " + answering + " CommandHandlers");
            } else if (!owned && answering > 0) {
                wrong.add("/" + command.word() + " belongs to " + command.owner());
            }
        }
        return wrong;
    }
}

package dev.pipe.common.chatops;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipe.common.event.CommandIssued;
import io.quarkus.runtime.StartupEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequireCommandHandlersTest {

    private record Answering(CommandName command) implements CommandHandler {
        @Override
        public Reply run(CommandIssued call) {
            return Reply.done();
        }
    }

    private static void start(CommandName... answered) {
        List<CommandHandler> handlers =
                List.of(answered).stream().<CommandHandler>map(Answering::new).toList();
        new RequireCommandHandlers("governance-bot", handlers).atStart(new StartupEvent());
    }

    @Test
    void aBotThatAnswersItsCommandsStarts() {
        assertThatCode(() -> start(CommandName.APPROVE, CommandName.REJECT)).doesNotThrowAnyException();
    }

    @Test
    void aCommandThatNothingAnswersStopsTheStart() {
        assertThatThrownBy(() -> start(CommandName.APPROVE))
                .hasMessage("governance-bot cannot start: /reject is its command and has no CommandHandler");
    }

    @Test
    void aCommandThatTwoAnswerStopsTheStart() {
        assertThatThrownBy(() -> start(CommandName.APPROVE, CommandName.REJECT, CommandName.REJECT))
                .hasMessageContaining("/reject has 2 CommandHandlers");
    }

    @Test
    void aCommandOfAnotherBotStopsTheStart() {
        assertThatThrownBy(() -> start(CommandName.APPROVE, CommandName.REJECT, CommandName.INFRA))
                .hasMessageContaining("/infra belongs to infra-bot");
    }
}

package dev.pipe.governance.approval;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.GitHubFact.CommentEdited;
import dev.pipe.governance.approval.Word.Kind;
import dev.pipe.governance.approval.Word.Source;
import jakarta.enterprise.context.ApplicationScoped;

/** An edited comment approves nothing, whoever edited it; a rejection stands. */
@ApplicationScoped
class WithdrawOnEdit implements Handler<CommentEdited> {

    private final KeepWords words;
    private final SpoiledTable spoiled;

    WithdrawOnEdit(KeepWords words, SpoiledTable spoiled) {
        this.words = words;
        this.spoiled = spoiled;
    }

    @Override
    public Class<CommentEdited> event() {
        return CommentEdited.class;
    }

    @Override
    public void handle(Received<CommentEdited> received) {
        var edited = received.event();
        var source = new Source(true, edited.kind(), edited.commentId());
        spoiled.add(edited.pullRequest(), source, "was edited");
        words.takeBack(
                edited.pullRequest(),
                word -> word.kind() == Kind.APPROVED && word.source().equals(source),
                "the comment that gave it was edited");
    }
}

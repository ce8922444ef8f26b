package dev.pipe.governance.approval;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.GitHubFact.CommentDeleted;
import dev.pipe.governance.approval.Word.Kind;
import dev.pipe.governance.approval.Word.Source;
import jakarta.enterprise.context.ApplicationScoped;

/** Deleting the comment that approved takes the approval back; a rejection stands without its comment. */
@ApplicationScoped
class WithdrawOnDelete implements Handler<CommentDeleted> {

    private final KeepWords words;
    private final SpoiledTable spoiled;

    WithdrawOnDelete(KeepWords words, SpoiledTable spoiled) {
        this.words = words;
        this.spoiled = spoiled;
    }

    @Override
    public Class<CommentDeleted> event() {
        return CommentDeleted.class;
    }

    @Override
    public void handle(Received<CommentDeleted> received) {
        var deleted = received.event();
        var source = new Source(true, deleted.kind(), deleted.commentId());
        spoiled.add(deleted.pullRequest(), source, "was deleted");
        words.takeBack(
                deleted.pullRequest(),
                word -> word.kind() == Kind.APPROVED && word.source().equals(source),
                "the comment that gave it was deleted");
    }
}

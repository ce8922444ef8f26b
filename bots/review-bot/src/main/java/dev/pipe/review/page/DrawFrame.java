package dev.pipe.review.page;

import dev.pipe.review.who.Reader;
import dev.pipe.review.xp.XpConfig;
import dev.pipe.review.xp.XpTable;
import jakarta.enterprise.context.ApplicationScoped;

/** Gathers what stands around a page of the reader of this request. */
@ApplicationScoped
class DrawFrame {

    private final Reader reader;
    private final XpTable awards;
    private final XpConfig config;

    DrawFrame(Reader reader, XpTable awards, XpConfig config) {
        this.reader = reader;
        this.awards = awards;
        this.config = config;
    }

    Frame now() {
        var actor = reader.actor();
        var points = config.enabled() ? awards.of(actor).points() : 0;
        return new Frame(actor.login(), config.enabled(), points, reader.formToken());
    }
}

package dev.pipe.pipeline.run;

import dev.pipe.common.event.RunRef;

/**
 * Something of this bot's that was said of a head and holds for the head after a clean merge of the base too. Called in
 * the turn that begins the new run, before anybody hears of it.
 */
public interface CarriesOver {

    void carryOver(RunRef from, RunRef to);
}

package dev.pipe.review.xp;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.RunRef;

/**
 * Somebody reads a quest.
 *
 * @param place of the pull request: by its repository's id, so that whoever takes the name later earns for themselves
 */
public record Play(RunRef run, String place, Actor reader) {}

/** A change as a quest: what is kept of its reading, step by step, and how far each reader came. */
package dev.pipe.review.quest;

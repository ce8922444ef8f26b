/** review-bot: reads a diff, groups it into steps, finds risks, decides, and says so beside the lines. */
package dev.pipe.review;

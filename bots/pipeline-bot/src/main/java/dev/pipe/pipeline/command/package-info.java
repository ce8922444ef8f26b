/** Commands: found in comments, checked and handed to the bot that owns them; and the answers of pipeline-bot's own. */
package dev.pipe.pipeline.command;

/** pipeline-bot: the gateway that takes GitHub's deliveries and the conductor of each pull request's pipeline. */
package dev.pipe.pipeline;

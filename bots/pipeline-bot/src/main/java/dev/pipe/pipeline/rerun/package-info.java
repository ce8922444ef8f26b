/** Failed jobs of GitHub Actions run again: by themselves where configured, and when somebody presses the button. */
package dev.pipe.pipeline.rerun;

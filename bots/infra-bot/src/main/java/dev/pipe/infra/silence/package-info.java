/** Who is silent: pulses in, {@link dev.pipe.infra.silence.SilencePolicy} decides, incidents and holds out. */
package dev.pipe.infra.silence;

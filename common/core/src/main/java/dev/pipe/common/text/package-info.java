/** Text from outside (titles, names, diffs, a model's words), made harmless for the place it is shown in. */
package dev.pipe.common.text;

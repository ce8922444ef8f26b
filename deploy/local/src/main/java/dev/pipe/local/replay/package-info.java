/** {@code ./pipe replay}: payload files signed and delivered as GitHub would. */
package dev.pipe.local.replay;

/** Commands people type on a pull request: the catalogue, the parser, the answers. */
package dev.pipe.common.chatops;

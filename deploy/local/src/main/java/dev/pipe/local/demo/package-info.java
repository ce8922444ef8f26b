/** The demo: a story played on the running suite, and a checker that judges it by what can be read afterwards. */
package dev.pipe.local.demo;

/** {@code /_sandbox}: people, repositories, pushes and faults for those who hold the admin token. */
package dev.pipe.sandbox.github.admin;

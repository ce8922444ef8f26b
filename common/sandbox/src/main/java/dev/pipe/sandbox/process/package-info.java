/** Child processes that never outlive the process that started them, however that one ends. */
package dev.pipe.sandbox.process;

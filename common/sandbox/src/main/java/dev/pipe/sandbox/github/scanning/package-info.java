/** REST: code scanning, which takes SARIF and shows it as alerts. */
package dev.pipe.sandbox.github.scanning;

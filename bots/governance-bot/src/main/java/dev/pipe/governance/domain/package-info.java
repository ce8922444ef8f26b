/** The domains of the ecosystem, and recognising a pull request that integrates one with another. */
package dev.pipe.governance.domain;

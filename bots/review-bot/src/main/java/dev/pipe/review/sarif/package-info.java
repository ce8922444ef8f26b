/**
 * What other tools found, and ours for them. Findings of Trivy, Semgrep, Gitleaks and CodeQL come in as SARIF or as
 * alerts of GitHub's code scanning, count where the change touches them, and are joined with ours; ours go out as SARIF.
 */
package dev.pipe.review.sarif;

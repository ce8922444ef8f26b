/**
 * Who reads the pages, and what they may see. On one machine the start token opens the door and the person picks who they
 * are; in production an OIDC provider says so. Nobody sees a change of a repository that GitHub does not let them read.
 */
package dev.pipe.review.who;

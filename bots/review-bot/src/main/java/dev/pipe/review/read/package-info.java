/** Reads one change from diff to verdict: index, plan, risks, the model's word, decision. Knows no bus and no GitHub. */
package dev.pipe.review.read;

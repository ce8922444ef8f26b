/** Says a review on GitHub: comments beside the lines, one text around them, labels in step with the decision. */
package dev.pipe.review.say;

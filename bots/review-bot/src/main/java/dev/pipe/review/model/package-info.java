/**
 * The second reader: a language model, when one is configured. It sees hunks without credentials and answers in a
 * declared shape whose ids are checked. It adds findings; it removes, lowers and approves nothing.
 */
package dev.pipe.review.model;

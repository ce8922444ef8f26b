/** Why a pull request is not merged: a list of reasons in plain words, each with what to do about it. */
package dev.pipe.pipeline.why;

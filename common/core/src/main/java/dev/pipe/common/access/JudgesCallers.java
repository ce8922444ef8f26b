package dev.pipe.common.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource under {@code /api} that asks of each caller itself what they may see. Who they are is still asked before;
 * only the operator's role is not wanted.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface JudgesCallers {}

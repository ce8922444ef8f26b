package dev.pipe.common.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a key of {@code .github/pipe.yml} does; the reference in the docs is made of these. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Key {

    /** One or two sentences for people, in Markdown. */
    String value();

    /** What holds when the key is absent, in words; empty for sections. */
    String absent() default "";

    /** For numbers. */
    int atMost() default Integer.MAX_VALUE;
}

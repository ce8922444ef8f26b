package dev.pipe.local.bench.review;

import java.util.List;

/** Two successive versions of a library whose sources many people have read. */
record Library(String group, String artifact, String before, String after) {

    static final List<Library> WELL_KNOWN = List.of(
            new Library("org.apache.commons", "commons-lang3", "3.16.0", "3.17.0"),
            new Library("commons-io", "commons-io", "2.16.1", "2.17.0"),
            new Library("org.apache.commons", "commons-compress", "1.26.2", "1.27.0"),
            new Library("com.google.guava", "guava", "33.2.1-jre", "33.3.0-jre"),
            new Library("com.fasterxml.jackson.core", "jackson-databind", "2.17.2", "2.18.0"),
            new Library("io.netty", "netty-handler", "4.1.112.Final", "4.1.113.Final"),
            new Library("org.apache.kafka", "kafka-clients", "3.8.0", "3.9.0"),
            new Library("org.postgresql", "postgresql", "42.7.3", "42.7.4"),
            new Library("com.zaxxer", "HikariCP", "5.1.0", "6.0.0"),
            new Library("org.hibernate.orm", "hibernate-core", "6.6.0.Final", "6.6.1.Final"),
            new Library("com.squareup.okio", "okio-jvm", "3.9.0", "3.9.1"),
            new Library("org.slf4j", "slf4j-api", "2.0.15", "2.0.16"));

    String name() {
        return artifact + " " + before + " to " + after;
    }

    String coordinates(String version) {
        return group + ":" + artifact + ":" + version + ":jar:sources";
    }

    String fileName(String version) {
        return artifact + "-" + version + "-sources.jar";
    }
}

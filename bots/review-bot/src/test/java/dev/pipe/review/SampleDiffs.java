package dev.pipe.review;

/** Diffs of the story: a credential and an SQL concatenation beside harmless changes. */
final class SampleDiffs {

    /** Put together at run time, so that no scanner trips over this file. */
    static final String TOKEN = "gh" + "p_" + "qX7bRz2LmK9pWvT4cYhN8dFs3gJtA6eUiO5w";

    static final String RISKY = """
            diff --git a/src/main/java/Orders.java b/src/main/java/Orders.java
            index 1111111..2222222 100644
            --- a/src/main/java/Orders.java
            +++ b/src/main/java/Orders.java
            @@ -1,4 +1,6 @@ class Orders {
             class Orders {
            +    private final String token = "%s";
                 List<Order> named(String name) {
            -        return List.of();
            +        return db.query("SELECT * FROM orders WHERE name = '" + name + "'");
                 }
             }
            diff --git a/README.md b/README.md
            index 1111111..2222222 100644
            --- a/README.md
            +++ b/README.md
            @@ -1 +1,2 @@
             # Orders
            +Now with names. @everyone
            """.formatted(TOKEN);

    /** The same two risks, two lines further down. */
    static final String RISKY_MOVED = RISKY.replace("@@ -1,4 +1,6 @@", "@@ -1,4 +1,8 @@")
            .replace("\n class Orders {\n", "\n+// One.\n+// Two.\n class Orders {\n");

    static final String HARMLESS = """
            diff --git a/README.md b/README.md
            index 1111111..2222222 100644
            --- a/README.md
            +++ b/README.md
            @@ -1 +1,2 @@
             # Orders
            +Now with names.
            """;

    private SampleDiffs() {}
}

package dev.pipe.local.page;

import java.util.List;
import java.util.Map;

/**
 * Credentials as somebody leaves them in a change.
 *
 * @param parts what no text that travels may hold
 * @param words of a person who quotes them
 */
record Leak(List<String> parts, Map<String, String> files, String words) {

    /** A provider's token, a private key, a plain password; put together at run time, so that no scanner trips over it. */
    static Leak ofEachKind() {
        var token = "gh" + "p_" + "w3RtY6uI9oPaS2dF5gHjK8lZxC1vBnM4qWeX";
        var password = "kV9mQ2x" + "T7zLp4wRb";
        var lines = List.of(
                "MIIEowIBAAKCAQEAs7Tq2vKx" + "9mLpW4nRyEaZ0hBcDfGjUiOk3S5t8XwQvNe",
                "pL6uYrT4qW1zXcV9bNmKjH7g" + "FdSaQwErTyUiOp2LkJhGfD5sAzXcVbNm0Qw");
        var key = "-----BEGIN RSA " + "PRIVATE KEY-----\n" + String.join("\n", lines) + "\n-----END RSA "
                + "PRIVATE KEY-----\n";
        var files = Map.of(
                "config/server.pem",
                key,
                "src/main/java/Login.java",
                """
                class Login {
                    String token = "%s";
                    String password = "%s";
                    Rows of(String name) { return db.query("SELECT * FROM t WHERE n = '" + name + "' -- %s"); }
                }
                """.formatted(token, password, token),
                "config/app.properties",
                "db.password=" + password + "\n");
        return new Leak(
                List.of(token.substring(4), password, lines.get(0), lines.get(1)),
                files,
                "password=" + password + " goes with " + token + " and\n" + key);
    }
}

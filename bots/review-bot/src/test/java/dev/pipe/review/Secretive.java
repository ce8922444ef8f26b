package dev.pipe.review;

import java.util.List;

/** A change that holds a credential of each kind: of a provider, a private key, a plain password. */
public final class Secretive {

    /** Put together at run time, so that no scanner trips over this file. */
    private static final String TOKEN = "gh" + "p_" + "w3RtY6uI9oPaS2dF5gHjK8lZxC1vBnM4qWeX";

    private static final List<String> KEY_LINES = List.of(
            "MIIEowIBAAKCAQEAs7Tq2vKx" + "9mLpW4nRyEaZ0hBcDfGjUiOk3S5t8XwQvNe",
            "pL6uYrT4qW1zXcV9bNmKjH7g" + "FdSaQwErTyUiOp2LkJhGfD5sAzXcVbNm0Qw",
            "Zr8YtGv3BnMkLp9QwErT5yUi" + "OaSdFgHjK1lZxCvBnM2qWeRtY7uIoPaSdF4");
    private static final String PASSWORD = "kV9mQ2x" + "T7zLp4wRb";

    /** No text that travels may hold any of these. */
    public static final List<String> SECRETS =
            List.of(TOKEN.substring(4), KEY_LINES.get(0), KEY_LINES.get(1), KEY_LINES.get(2), PASSWORD);

    /** As somebody would write about them who should not. */
    public static final String WORDS =
            "The token is " + TOKEN + " and the password=" + PASSWORD + " goes with\n" + key("");

    public static final String DIFF = """
            diff --git a/src/main/java/Login.java b/src/main/java/Login.java
            --- a/src/main/java/Login.java
            +++ b/src/main/java/Login.java
            @@ -1,2 +1,5 @@ class Login {
             class Login {
            +    String token = "%s";
            +    String password = "%s";
            +    Rows of(String name) { return db.query("SELECT * FROM t WHERE n = '" + name + "' -- %s"); }
             }
            diff --git a/config/server.pem b/config/server.pem
            new file mode 100644
            --- /dev/null
            +++ b/config/server.pem
            @@ -0,0 +1,5 @@
            %s
            diff --git a/config/app.properties b/config/app.properties
            --- a/config/app.properties
            +++ b/config/app.properties
            @@ -1,2 +1,2 @@
             name=shop
            -db.password=%s
            +db.password=${DB_PASSWORD}
            """.formatted(TOKEN, PASSWORD, TOKEN, key("+"), PASSWORD);

    private Secretive() {}

    private static String key(String mark) {
        return mark + "-----BEGIN RSA " + "PRIVATE KEY-----\n" + mark + String.join("\n" + mark, KEY_LINES) + "\n"
                + mark + "-----END RSA " + "PRIVATE KEY-----";
    }
}

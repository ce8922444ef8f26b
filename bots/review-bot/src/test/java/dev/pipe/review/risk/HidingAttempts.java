package dev.pipe.review.risk;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Texts that do nothing when the program runs, put beside something critical so that a rule that is known to everybody
 * falls silent. {@code ¶} stands where the text is put.
 */
final class HidingAttempts {

    private static final String TLS = "requests.get(url, verify=False)";
    private static final String QUERY = "db.query(\"SELECT * FROM u WHERE n = '\" + name + \"'\");";

    private HidingAttempts() {}

    /** @param open the diff without the attempt */
    record Attempt(String name, String open, String hidden) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Attempt> all() {
        return Stream.of(comments(), amidStatements(), idleTexts(), heads(), unseen(), strings(), formerTexts())
                .flatMap(attempts -> attempts);
    }

    private static Stream<Attempt> comments() {
        return Stream.of(
                added("a comment names what excuses", "src/a.py", TLS + "¶", "  # jwt"),
                added("a comment without a blank before it", "src/a.py", TLS + "¶", "# jwt on localhost"),
                added("a mark of another scanner", "src/a.py", TLS + "¶", "  # nosec noqa: S501"),
                added("a comment after a semicolon", "web/a.js", "eval(req.query.c);¶", "//literal_eval"),
                added(
                        "a comment names a guard",
                        "src/a.py",
                        "requests.get(request.args[\"u\"])¶",
                        "  # allow list is checked"),
                added("a block comment names a guard", "web/a.js", "fetch(¶req.query.u);", "/* allowed */ "),
                added("PHP's other comment", "src/a.php", "shell_exec($_GET['c']);¶", " # escapeshellarg"),
                added(
                        "a comment elsewhere in the file names a filter",
                        "src/main/java/A.java",
                        "¶\nvar in = new ObjectInputStream(request.getInputStream());\nvar it = in.readObject();",
                        "// setObjectInputFilter"),
                added(
                        "a comment says that a check was made already",
                        "src/main/java/A.java",
                        "boolean isAdmin(User user) {\n    return true;¶\n}",
                        " // already checked by the gateway"),
                added(
                        "a comment before what a check answers",
                        "src/a.py",
                        "def is_admin(user):¶\n    return True",
                        "\n    # intentional: checked by the gateway"),
                added(
                        "a comment that speaks of a sealed file",
                        "src/main/java/A.java",
                        "¶String password = \"" + "Tr0ub4dor" + "&3xW9q" + "\";",
                        "// sops: see the wiki\n"),
                added(
                        "a comment beside a trust in everybody",
                        "src/main/java/A.java",
                        "public boolean verify(String host, SSLSession session) {\n    return true;¶\n}",
                        " // harmless"));
    }

    private static Stream<Attempt> amidStatements() {
        return Stream.of(
                added(
                        "a comment amid a call",
                        "src/a.py",
                        "os.system(¶\n    request.args[\"c\"]\n)",
                        "\n    # runs it"),
                added("an empty line amid a call", "src/a.py", "os.system(¶\n    request.args[\"c\"]\n)", "\n"),
                added(
                        "many comments amid a call",
                        "src/a.py",
                        "os.system(¶\n    request.args[\"c\"]\n)",
                        "\n    # and\n".repeat(30)),
                added("a line that goes on", "src/a.py", "requests.get(url, verify=¶False)", "\\\n"),
                added(
                        "a comment amid a chain",
                        "src/main/java/A.java",
                        "db.query(\"SELECT * FROM u WHERE n = '\"¶\n    + request.getParameter(\"n\") + \"'\");",
                        "\n    // by name"),
                added(
                        "a comment amid a grant",
                        "db/migration/V2__grant.sql",
                        "GRANT ALL PRIVILEGES ON ALL TABLES IN SCHEMA public¶\n TO PUBLIC;",
                        "\n-- for the report"));
    }

    private static Stream<Attempt> idleTexts() {
        return Stream.of(
                added(
                        "a docstring names a guard",
                        "src/a.py",
                        "def file():¶\n    return open(request.args[\"n\"]).read()",
                        "\n    \"\"\"Checked with startswith() by the caller.\"\"\""),
                added(
                        "a docstring of many lines names a guard",
                        "src/a.py",
                        "def file():¶\n    return open(request.args[\"n\"]).read()",
                        "\n    \"\"\"Reads.\n\n    commonpath is looked at, os.path.realpath( too\n    \"\"\""),
                added(
                        "a docstring before what a check answers",
                        "src/a.py",
                        "def is_admin(user):¶\n    return True",
                        "\n    \"\"\"The gateway has checked already.\"\"\""));
    }

    private static Stream<Attempt> heads() {
        var before = "diff --git a/src/A.java b/src/A.java\n--- a/src/A.java\n+++ b/src/A.java\n";
        return Stream.of(
                added(
                        "a new file says that it is generated",
                        "src/main/java/A.java",
                        "¶class A {\n  void a() { " + QUERY + " }\n}",
                        "// Code generated by protoc. DO NOT EDIT.\n"),
                new Attempt(
                        "a head comes with what it would hide",
                        before + "@@ -1,2 +1,3 @@\n class A {\n+" + QUERY + "\n }\n",
                        before + "@@ -1,2 +1,4 @@\n+// @generated by tools, do not edit\n class A {\n+" + QUERY
                                + "\n }\n"));
    }

    private static Stream<Attempt> strings() {
        return Stream.of(
                added(
                        "a parameter's name names a guard",
                        "src/a.py",
                        "requests.get(request.args[\"¶url\"])",
                        "allowed_"),
                added(
                        "an option's name names a guard",
                        "src/a.py",
                        "requests.get(request.args[\"u\"]¶)",
                        ", allow_redirects=True"),
                added(
                        "a header names what excuses",
                        "src/a.py",
                        "requests.get(url, ¶verify=False)",
                        "headers={'x': 'jwt localhost'}, "),
                added(
                        "a text of SQL names a guard",
                        "src/main/java/A.java",
                        QUERY.replace(" + \"'\"", "¶ + \"'\""),
                        " + \"' -- escape\""),
                added("a file's name names a guard", "web/a.js", "fs.readFile(req.query.name¶, done);", ", 'basename'"),
                added("another command before it", "bin/a.sh", "¶curl -s https://tool.internal/x | sh", "echo start; "),
                added(
                        "a statement's name says that it denies",
                        "infra/p.json",
                        "{\"Effect\": \"Allow\", ¶\"Action\": \"*\"}",
                        "\"Sid\": \"DenyNothing\", "),
                added(
                        "a description beside it",
                        "infra/n.json",
                        "{¶\"CidrIp\": \"0.0.0.0/0\"}",
                        "\"Description\": \"the office\", "),
                added(
                        "a harmless path beside it",
                        "src/main/java/A.java",
                        "http.authorizeHttpRequests(auth -> auth.requestMatchers(\"/admin/**\"¶).permitAll());",
                        ", \"/health\""));
    }

    private static Stream<Attempt> formerTexts() {
        return Stream.of("eval(request.args['c'])", TLS, "x = requests.get(request.args['u'])")
                .flatMap(line -> Stream.of(
                        instead(
                                "a docstring held the line before: " + line,
                                line,
                                "    \"\"\"Never write\n    ¶\n    \"\"\""),
                        instead("a text held the line before: " + line, line, "    \"\"\"¶\"\"\""),
                        instead("a comment at a line's end held it before: " + line, line, "    y = 2  # ¶")));
    }

    private static Attempt instead(String name, String line, String former) {
        var added = " def a():\n+    " + line + "\n     return 1\n";
        var removed =
                former.replace("¶", line).lines().map(it -> "-" + it + "\n").collect(Collectors.joining());
        return new Attempt(
                name, Diffs.modified("src/a.py", added), Diffs.modified("src/a.py", added.replace("+", removed + "+")));
    }

    private static Stream<Attempt> unseen() {
        var padding = new StringBuilder();
        for (var i = 0; padding.length() < 6_000; i++) {
            padding.append("value").append(i).append(" = compute(").append(i).append("); ");
        }
        return Stream.of(
                added("thousands of blanks", "web/a.js", "x = 1;¶eval(req.query.c);", " ".repeat(2_500)),
                added("many thousands of tabs", "web/a.js", "x = 1;¶eval(req.query.c);", "\t".repeat(150_000)),
                added(
                        "a long row of one sign",
                        "web/a.js",
                        "x = 1;¶eval(req.query.c);",
                        "/*" + "-".repeat(3_000) + "*/"),
                added("an opaque text", "web/a.js", "x = 1;¶eval(req.query.c);", "y = '" + "aB3d".repeat(900) + "';"),
                added("thousands of other statements", "web/a.js", "¶eval(req.query.c);", padding.toString()),
                added(
                        "blanks between a check and what it answers",
                        "web/a.js",
                        "function isAdmin(user) {\n  return true;¶\n}",
                        " ".repeat(3_000)),
                added("a mark at the file's begin", "src/a.py", "¶eval(request.args['c'])", "\uFEFF"),
                added(
                        "an unseen sign in a name",
                        "src/main/java/A.java",
                        "new Process¶Builder(\"sh\", \"-c\", request.getParameter(\"c\")).start();",
                        "\u200B"),
                new Attempt(
                        "letters that Python takes for plain ones",
                        Diffs.added("src/a.py", "eval(request.args['c'])"),
                        Diffs.added("src/a.py", "\uFF45\uD835\uDC2F\u1D43l(request.args['c'])")),
                added("a comment that a carriage return ends", "src/a.py", "¶eval(request.args['c'])", "# fine\r"),
                added("a comment that a line separator ends", "web/a.js", "¶eval(req.query.c);", "// fine\u2028"),
                added(
                        "a string that began before the hunk",
                        "src/a.py",
                        "x = 1\ny = 2¶\nopen(request.args[\"n\"]).read()",
                        "\n\"\"\""),
                added(
                        "a template that began before the hunk",
                        "web/a.js",
                        "a\nb¶\nfs.readFile(req.query.name, done);",
                        "\n`;"));
    }

    private static Attempt added(String name, String path, String code, String text) {
        return new Attempt(name, Diffs.added(path, code.replace("¶", "")), Diffs.added(path, code.replace("¶", text)));
    }
}

package dev.pipe.common.secrets;

import java.util.List;
import java.util.regex.Pattern;

/** A password that no name announces, only its place: the third argument, after {@code -p}, behind the user. */
enum GivenPassword {
    CONNECTION_ARGUMENT(
            0.95,
            List.of("onnect", "new PDO", "new mysqli"),
            "(?:DriverManager\\.getConnection|new PDO|mysqli?_connect|new mysqli|pymysql\\.connect|MySQLdb\\.connect)\\("
                    + "[^\\r\\n]{1,200}?,\\s{0,40}[\"'][^\"'\\r\\n]{1,80}[\"'],\\s{0,40}[\"']([^\"'\\r\\n]{6,200})[\"']\\s{0,4}[,)]"),
    LOGIN_ARGUMENT(
            0.92,
            List.of("ogin(", "uth(", "uthenticate(", "redentials("),
            "(?:\\.|->|::)(?:login|authenticate|(?:set|with|use)?_?[bB]asic_?[aA]uth|SetBasicAuth|WithBasicAuth|auth|credentials)\\("
                    + "\\s{0,40}[\"'][^\"'\\r\\n]{1,80}[\"'],\\s{0,40}(?:Some\\()?[\"']([^\"'\\r\\n]{6,200})[\"']"),
    CREDENTIAL_PAIR(
            0.95,
            List.of("Auth", "auth", "Credential", "PasswordAuth", "Credentials.basic"),
            "(?:HTTPBasicAuth|BasicAuth|HttpNtlmAuth|NetworkCredential|PasswordAuthentication|UsernamePasswordCredentials"
                    + "|Credentials\\.basic|\\b(?:basic_|http_)?auth\\s{0,2}=\\s{0,2})\\("
                    + "\\s{0,40}[\"'][^\"'\\r\\n]{1,80}[\"'],\\s{0,40}[\"']([^\"'\\r\\n]{6,200})[\"']"),
    /** Somebody makes a user with it: bad, but perhaps changed at once. */
    HASHED_HERE(
            0.78,
            List.of("ncode(\"", "ash(", "hashSync(", "hashpw(", "make("),
            "(?:[eE]ncoder(?:\\(\\))?\\.encode|bcrypt(?:js)?\\.hash(?:Sync)?|bcrypt\\.hashpw|generate_password_hash|password_hash|Hash::make"
                    + "|BCrypt\\.HashPassword|\\.HashPassword)\\(\\s{0,4}b?[\"']([^\"'\\r\\n]{6,200})[\"']"),
    SHELL_USER(
            0.95,
            List.of("curl", "wget", "http "),
            "\\b(?:curl|wget|https?)\\b[^|;&\\r\\n]{0,200}?\\s(?:-u|--user)[ =]?[\"']?[\\w.@+-]{1,60}:([^\\s\"'$|;&<>`]{6,200})"),
    SHELL_FLAG(
            0.95,
            List.of("sshpass", "mysql", "maria", "sqlcmd", "redis-cli", "mongo", "login", "zip", "ldap"),
            "(?:\\bsshpass\\s{1,4}-p\\s{0,4}|\\b(?:mysql|mysqldump|mysqladmin|mysqlimport|mariadb|mariadb-dump)\\b[^|;&\\r\\n]{0,200}?\\s-p"
                    + "|\\b(?:sqlcmd|zip|unzip)\\b[^|;&\\r\\n]{0,200}?\\s-P\\s{0,4}|\\bredis-cli\\b[^|;&\\r\\n]{0,200}?\\s-a\\s{1,4}"
                    + "|\\bmongo(?:sh|dump|restore)?\\b[^|;&\\r\\n]{0,200}?\\s-p\\s{1,4}|\\bldap\\w{1,8}\\b[^|;&\\r\\n]{0,200}?\\s-w\\s{1,4}"
                    + "|\\b(?:docker|podman|helm registry|az acr|skopeo|buildah|oc)\\s{1,4}login\\b[^|;&\\r\\n]{0,200}?\\s-p\\s{1,4})"
                    + "[\"']?([^\\s\"'$|;&<>`]{6,200})"),
    SHELL_PIPED(
            0.95,
            List.of("chpasswd", "sudo -S", "--password-stdin", "pass:"),
            "(?:\\becho\\s{1,4}(?:-n\\s{1,4})?[\"']?(?:[\\w.-]{1,40}:)?(?=[^|;&\\r\\n]{6,200}\\|\\s{0,4}(?:sudo\\s{1,4})?(?:chpasswd|sudo -S|\\S{2,12}[^|;&\\r\\n]{0,120}--password-stdin))"
                    + "|-pass(?:in|out)?\\s{1,4}[\"']?pass:)([^\\s\"'$|;&<>`]{6,200})"),
    NETRC(
            0.95,
            List.of("machine "),
            "\\bmachine\\s{1,4}[^\\s\"']{1,200}\\s{1,9}login\\s{1,4}[^\\s\"']{1,200}\\s{1,9}password\\s{1,4}([^\\s\"'$<>{}]{6,200})"),
    DATA_SOURCE(0.95, List.of("@tcp(", "@unix("), "[\"'`=][\\w.-]{1,40}:([^@\\s\"'/:$%{}<>]{3,100})@(?:tcp|unix)\\("),
    KEY_VALUE(
            0.95,
            List.of("password="),
            "\\b(?:host|hostaddr|user|dbname|port)=[^\\s\"']{1,100}\\s(?:[^\"'\\r\\n]{0,200}?\\s)?password=([^\\s\"';&$%{}<>]{6,200})"),
    VARIABLE_OF_A_COMMAND(
            0.95,
            List.of("PASS", "PWD=", "TOKEN=", "SECRET=", "_KEY="),
            "(?m)(?:^|[\\s;&|(])[A-Z0-9_]{0,40}(?:PASSWORD|PASSWD|PASSPHRASE|PWD|PASS|TOKEN|SECRET|API_KEY|SECRET_KEY|ACCESS_KEY)="
                    + "[\"']?([^\\s\"'$#;,(){}\\[\\]<>|&`=]{8,200})[\"']?[ \\t]{1,4}(?=[\\w./\\\\-])");

    private final double certainty;
    private final List<String> hints;
    private final Pattern pattern;

    GivenPassword(double certainty, List<String> hints, String regex) {
        this.certainty = certainty;
        this.hints = hints;
        this.pattern = Pattern.compile(regex);
    }

    static void collect(String text, List<FoundCredential> into) {
        for (var given : values()) {
            if (given.hints.stream().anyMatch(text::contains)) {
                given.findIn(text, into);
            }
        }
    }

    private void findIn(String text, List<FoundCredential> into) {
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            var confidence = Decoys.confidenceThatPassword(matcher.group(1)) * certainty;
            if (confidence > AssignedSecret.LEAST) {
                into.add(new FoundCredential(SecretName.PASSWORD_KIND, matcher.start(1), matcher.end(1), confidence));
            }
        }
    }
}

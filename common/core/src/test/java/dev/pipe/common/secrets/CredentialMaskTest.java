package dev.pipe.common.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials are put together at run time, so that no scanner trips over this file. */
class CredentialMaskTest {

    private static final String LETTERS = "qX7bRz2LmK9pWvT4cYhN8dFs3gJtA6eUiO5wQyE1xBnMZkPrHaVoCl0uDjSfGqXbR";
    private static final String HEX = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    static String[] ofProviders() {
        return new String[] {
            "aws-access-key|AK" + "IAQ3EGRZ7T5KXWJ2PL",
            "aws-secret-key|aws_secret_access_key = " + LETTERS.substring(0, 40),
            "github-token|gh" + "p_" + LETTERS.substring(0, 36),
            "github-token|github" + "_pat_" + LETTERS.substring(0, 60),
            "gitlab-token|glp" + "at-" + LETTERS.substring(0, 20),
            "slack-token|xo" + "xb-1234567890-" + LETTERS.substring(0, 24),
            "slack-webhook|https://hooks.slack" + ".com/services/T01ABCDEF/B02GHIJKL/" + LETTERS.substring(0, 24),
            "google-api-key|AI" + "za" + LETTERS.substring(0, 35),
            "stripe-key|sk" + "_live_" + LETTERS.substring(0, 24),
            "azure-account-key|AccountKey=" + LETTERS + LETTERS.substring(0, 21) + "==",
            "npm-token|np" + "m_" + LETTERS.substring(0, 36),
            "npm-token|//registry.npmjs.org/:_authToken=" + LETTERS.substring(0, 30),
            "pypi-token|py" + "pi-AgEIcHlwaS5vcmc" + LETTERS,
            "anthropic-key|sk-" + "ant-api03-" + LETTERS,
            "openai-key|sk-" + "proj-" + LETTERS,
            "sendgrid-key|S" + "G." + LETTERS.substring(0, 22) + "." + LETTERS.substring(3, 46),
            "digitalocean-token|do" + "p_v1_" + HEX,
            "jwt|ey" + "JhbGciOiJIUzI1NiJ9.ey" + "JzdWIiOiIxMjM0NTY3ODkwIn0." + LETTERS.substring(0, 43),
            "authorization-header|Authorization: Basic " + LETTERS.substring(0, 28),
            "service-token|sq" + "p_" + HEX.substring(0, 40),
            "service-token|gs" + "k_" + LETTERS.substring(0, 52),
            "service-token|pscale" + "_pw_" + LETTERS.substring(0, 43),
            "service-token|" + HEX.substring(0, 36) + "NR" + "AL",
            "discord-token|client.login('M" + LETTERS.substring(0, 25) + ".Gq7RbX." + LETTERS.substring(0, 38) + "')",
            "registry-auth|\"auth\": \"" + LETTERS.substring(0, 44) + "\"",
            "cloud-secret|provider \"hcloud\" {\n  token = \"" + LETTERS.substring(0, 64) + "\"",
            "private-key|Private-Lines: 1\n" + LETTERS.substring(0, 48),
            "github-token|'gh" + "p_" + LETTERS.substring(0, 18) + "' +\n    '" + LETTERS.substring(18, 36) + "'",
            "aws-access-key|[\"AK" + "IAQ3EG\", \"RZ7T5KXWJ2PL\"].join(\"\")",
            "private-key|-----BEGIN RSA PRIVATE" + " KEY-----\n" + LETTERS + "\n-----END RSA PRIVATE KEY-----",
            "private-key|\"-----BEGIN PRIVATE" + " KEY-----\\n" + LETTERS + "\\n-----END PRIVATE KEY-----\"",
            "password-in-url|postgres://app:" + "wh4t3ver" + "Works@db.internal:5432/app",
        };
    }

    @ParameterizedTest
    @MethodSource("ofProviders")
    void aProvidersCredentialIsFoundAndMasked(String row) {
        var kind = row.substring(0, row.indexOf('|'));
        var text = "before " + row.substring(row.indexOf('|') + 1) + "\nafter";

        var found = CredentialMask.find(text);

        assertThat(found).extracting(FoundCredential::kind).contains(kind);
        var secret = text.substring(found.getFirst().start(), found.getFirst().end());
        var masked = CredentialMask.mask(text);
        assertThat(masked).startsWith("before ").endsWith("\nafter").doesNotContain(secret);
        assertThat(CredentialMask.find(masked)).as("masked: " + masked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "String password = \"hunter2\" + \"x\";",
                "db.password=Tr0ub4dor&3",
                "  password: 's3cr3t-P4ss'",
                "{\"apiKey\": \"9f86d081884c7d659a2feaa0\"}",
                "const API_KEY = 'kJ8s7Hq2LmZx0PvB4nTy';",
                "private static final String DB_PASSWORD = \"Winter2024!\";",
                "conn.setPassword(\"aXf9-22kdl\");",
                "client_secret => 'Zk3v9QpL0sWm8RtY'",
                "export DB_PASSWORD=correct7horse",
                "val token: String = \"4f2c8e1b9a7d3056e8c1\"",
                "mysql --password=Xk29slQ0z app",
                "PGPASSWORD='pg$ecret99'",
                "PGPASSWORD=Xk29slQ0z pg_dump -h db.internal shop",
                "mysqldump -u root -pXk29slQ0z shop",
                "sshpass -p 'Xk29slQ0z' scp a.tgz root@web1:/srv",
                "curl -u deploy:Xk29slQ0z -T app.jar https://nexus.internal/",
                "echo 'deploy:Xk29slQ0z' | chpasswd",
                "machine git.internal login ci password Xk29slQ0z",
                "DriverManager.getConnection(\"jdbc:mysql://db/shop\", \"shop\", \"Xk29slQ0z\");",
                "new PDO('mysql:host=db;dbname=shop', 'shop', 'Xk29slQ0z');",
                "server.login(\"noreply@internal\", \"Xk29slQ0z\")",
                "requests.get(url, auth=HTTPBasicAuth('svc', 'Xk29slQ0z'))",
                "encoder.encode(\"Admin2024!\")",
                "sql.Open(\"mysql\", \"shop:Xk29slQ0z@tcp(db:3306)/shop\")",
                "dsn := \"host=db user=shop password=Xk29slQ0z dbname=shop\"",
                "- name: DB_PASSWORD\n  value: \"Xk29slQ0z\"",
                "<string name=\"api_secret\">kJ8s7Hq2LmZx0PvB4nTy</string>",
                "variable \"db_password\" {\n  type    = string\n  default = \"Xk29slQ0z\"\n}",
                "jwt:\n  secret: ${JWT_SECRET:kJ8s7Hq2LmZx0PvB4nTy}",
                "var jwtKey = []byte(\"kJ8s7Hq2LmZx0PvB4nTy\")",
                "const secret = process.env.JWT_SECRET || 'kJ8s7Hq2LmZx0PvB4nTy';",
                "val password = \"kQzXwvBnMpLrTy\"",
            })
    void anAssignedSecretIsFound(String line) {
        assertThat(CredentialMask.find(line)).as(line).hasSize(1);
        assertThat(CredentialMask.mask(line)).contains(CredentialMask.MASK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws_access_key_id = AKIAIOSFODNN7EXAMPLE",
                "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                "password = \"changeme\"",
                "password: ${DB_PASSWORD}",
                "password: {{ .Values.db.password }}",
                "password = System.getenv(\"DB_PASSWORD\")",
                "password = os.environ[\"DB_PASSWORD\"]",
                "const token = process.env.GITHUB_TOKEN;",
                "String PASSWORD_FIELD = \"user_password1\";",
                "passwordLabel = \"Enter your password\"",
                "token_url: https://issuer.internal/oauth/token",
                "secretName: my-app-tls",
                "secretKeyRef:",
                "\"integrity\": \"sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==\"",
                "commit 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b",
                "password_hash = \"$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy\"",
                "if (password.equals(confirmPassword)) {",
                "postgres://user:password@localhost/db",
                "https://${USER}:${TOKEN}@github.com/o/r.git",
                "tokenType = \"Bearer\"",
                "String token = request.getHeader(\"X-Token-1\");",
                "if (line.startsWith(\"-----BEGIN PRIVATE KEY-----\")) {",
                "api_key: <your api key>",
                "csrf_token = \"a8f5f167f44f4964e6c998dee827110c\"",
                "password=********",
                "private String accessToken = tokens.current();",
                "nextPageToken: 'CAUQAAabcd1234567890'",
                "token = parser.nextToken2",
                "passwordEncoder(\"bcrypt12\")",
                "mysql -u root -p\"$MYSQL_PASSWORD\" shop",
                "curl -u \"$USER:$PASSWORD\" https://nexus.internal/",
                "sshpass -e scp a.tgz root@web1:/srv",
                "echo \"$PW\" | docker login -u ci --password-stdin",
                "TOKEN=$(cat /run/token) ./deploy.sh",
                "- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n      name: database2credentials",
                "<string name=\"password\">Passwort</string>",
                "encoder.encode(user.password())",
                "DriverManager.getConnection(url, \"sa\", \"\");",
                "server.login(user, password)",
                "variable \"db_password\" {\n  type      = string\n  sensitive = true\n}",
                "secret: ${JWT_SECRET:}",
                "password: ${DB_PASSWORD:changeme}",
                "passwordWrong: \"Falsches1Passwort\"",
                "List.of(\"gh\", \"p_\", \"xoxb\")",
                "tags = [\"alpha\", \"beta\"], ids = [\"a1\", \"b2\"]",
                "<string name=\"token_url\">https://id.internal/token2</string>",
            })
    void aDecoyIsLeftAlone(String line) {
        assertThat(CredentialMask.find(line)).as(line).isEmpty();
        assertThat(CredentialMask.mask(line)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({"12, 2", "40, 4", "200, 4"})
    void atMostFourCharactersAreShown(int length, int shown) {
        var secret = (LETTERS + LETTERS + LETTERS + LETTERS).substring(0, length);
        assertThat(CredentialMask.mask("password = \"" + secret + "\""))
                .isEqualTo("password = \"" + secret.substring(0, shown) + CredentialMask.MASK + "\"");
    }

    @Test
    @Timeout(20)
    void aHostileTextCostsLittle() {
        var hostile = "password".repeat(60_000)
                + "://a:".repeat(60_000)
                + "eyJ".repeat(100_000)
                + "=".repeat(200_000)
                + "-----BEGIN PRIVATE KEY-----".repeat(5_000);
        assertThatCode(() -> CredentialMask.mask(hostile)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "because password=Xk29slQ0z is only for tests",
                "it is ours (password: Xk29slQ0z)",
                "the password is Xk29slQ0z, you know",
                "token=kJ8s7Hq2LmZx0PvB4nTy and more"
            })
    void whatSomebodySaysIsHiddenThoughNoRuleSpeaksOfIt(String text) {
        assertThat(CredentialMask.find(text)).isEmpty();
        var masked = CredentialMask.mask(text);
        assertThat(masked).contains(CredentialMask.MASK).doesNotContain("29slQ0z", "8s7Hq2L");
        assertThat(CredentialMask.mask(masked)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the password is changeme1 for now",
                "a token is compared with the other one",
                "the password=${DB_PASSWORD} of the file",
                "token = tokens.next2 (of the parser)",
                "the secret: database-credentials of the chart"
            })
    void whatSpeaksOfASecretIsShown(String text) {
        assertThat(CredentialMask.mask(text)).isEqualTo(text);
    }
}

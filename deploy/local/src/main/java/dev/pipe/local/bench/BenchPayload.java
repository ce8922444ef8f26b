package dev.pipe.local.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The body that is sent: a pull request event of GitHub's shape and usual size, with places for what makes each delivery
 * another fact; or a file's bytes, always the same.
 */
final class BenchPayload {

    /** What pull request events usually weigh. */
    static final int BYTES = 28_000;

    /** As many pull requests are pushed to in turn; each is a key, whose deliveries stay in order. */
    static final int PULL_REQUESTS = 64;

    private static final String NUMBER = "777777";
    private static final String TIME = "7777-77-77T77:77:77Z";
    private static final String SHA = "7".repeat(40);
    private static final long FIRST_SECOND =
            Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();

    private final String event;
    private final byte[] template;
    private final List<Integer> numbers;
    private final List<Integer> times;
    private final List<Integer> shas;

    private BenchPayload(String event, byte[] template) {
        this.event = event;
        this.template = template;
        var text = new String(template, ISO_8859_1);
        this.shas = places(text, "\"" + SHA);
        this.times = places(text, "\"" + TIME);
        this.numbers = places(text, "number\":" + NUMBER);
    }

    static BenchPayload ours() {
        return new BenchPayload("pull_request", pullRequest().getBytes(ISO_8859_1));
    }

    static BenchPayload of(Path file) throws IOException {
        var name = file.getFileName().toString();
        return new BenchPayload(name.replaceFirst("\\..*", ""), Files.readAllBytes(file));
    }

    String event() {
        return event;
    }

    int size() {
        return template.length;
    }

    /** Writes the body of the delivery with this sequence number. */
    void write(int sequence, byte[] target, int offset) {
        System.arraycopy(template, 0, target, offset, template.length);
        put("%06d".formatted(100_000 + sequence % PULL_REQUESTS), numbers, target, offset);
        put(Instant.ofEpochSecond(FIRST_SECOND + sequence).toString(), times, target, offset);
        put("%040x".formatted(sequence), shas, target, offset);
    }

    private static void put(String value, List<Integer> places, byte[] target, int offset) {
        for (int place : places) {
            for (int i = 0; i < value.length(); i++) {
                target[offset + place + i] = (byte) value.charAt(i);
            }
        }
    }

    /** Where the sevens begin behind each occurrence's own beginning. */
    private static List<Integer> places(String text, String marked) {
        var places = new ArrayList<Integer>();
        int sevens = marked.indexOf('7');
        for (int at = text.indexOf(marked); at >= 0; at = text.indexOf(marked, at + 1)) {
            places.add(at + sevens);
        }
        return List.copyOf(places);
    }

    private static String pullRequest() {
        var account = "{\"login\":\"ann\",\"id\":11,\"type\":\"User\"," + urls("users/ann", 14) + "}";
        var repository = "{\"id\":7,\"name\":\"bench\",\"full_name\":\"acme/bench\",\"private\":false,\"owner\":"
                + account + "," + urls("repos/acme/bench", 45) + ",\"default_branch\":\"main\"}";
        var text = """
                {"action":"synchronize","number":%1$s,"before":"%2$s","after":"%2$s","pull_request":{"id":4711,\
                "number":%1$s,"state":"open","title":"Carry the load","user":%3$s,"body":"BODY","draft":false,\
                "merged":false,"merged_at":null,"created_at":"2020-01-01T00:00:00Z","updated_at":"%4$s","labels":[],\
                "head":{"label":"acme:topic","ref":"topic","sha":"%2$s","user":%3$s,"repo":%5$s},\
                "base":{"label":"acme:main","ref":"main","sha":"%6$s","user":%3$s,"repo":%5$s}},\
                "repository":%5$s,"sender":%3$s}""".formatted(NUMBER, SHA, account, TIME, repository, "a".repeat(40));
        return text.replace("BODY", "w".repeat(BYTES - text.length() + "BODY".length()));
    }

    private static String urls(String path, int count) {
        var urls = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            urls.add("\"part%d_url\":\"https://api.github.example/%s/part%d{/id}\"".formatted(i, path, i));
        }
        return String.join(",", urls);
    }
}

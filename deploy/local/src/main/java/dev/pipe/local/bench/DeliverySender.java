package dev.pipe.local.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One connection, which delivers as GitHub does, one delivery after the other, and notes how each was answered. */
final class DeliverySender implements Runnable {

    /** Most significant half of every delivery's id; the other is its sequence number. */
    static final long ID = 0x7069_7065_0000_4000L;

    private static final int ACCEPTED = 202;
    private static final int READ_TIMEOUT_MILLIS = 15_000;

    /** When a delivery counts, in the time of {@link System#nanoTime}. */
    record Window(long from, long to) {}

    private final int port;
    private final String secret;
    private final BenchPayload payload;
    private final AtomicInteger sequence;
    private final Window window;
    private final List<Integer> notAccepted = new ArrayList<>();
    private final Map<String, Integer> statuses = new TreeMap<>();
    private long[] latencies = new long[4096];
    private int measured;

    DeliverySender(int port, String secret, BenchPayload payload, AtomicInteger sequence, Window window) {
        this.port = port;
        this.secret = secret;
        this.payload = payload;
        this.sequence = sequence;
        this.window = window;
    }

    static String guid(int sequence) {
        return new UUID(ID, sequence).toString();
    }

    LongStream latencies() {
        return Arrays.stream(latencies, 0, measured);
    }

    List<Integer> notAccepted() {
        return notAccepted;
    }

    Map<String, Integer> statuses() {
        return statuses;
    }

    @Override
    public void run() {
        var body = new byte[payload.size()];
        var mac = mac();
        while (System.nanoTime() < window.to()) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(READ_TIMEOUT_MILLIS);
                deliverOver(socket, mac, body);
            } catch (IOException e) {
                statuses.merge(
                        "no answer", 1, Integer::sum); // noted with its sequence number; a new connection goes on
            }
        }
    }

    private void deliverOver(Socket socket, Mac mac, byte[] body) throws IOException {
        var in = new BufferedInputStream(socket.getInputStream(), 2048);
        var out = socket.getOutputStream();
        while (System.nanoTime() < window.to()) {
            int number = sequence.getAndIncrement();
            payload.write(number, body, 0);
            var request = request(number, body, HexFormat.of().formatHex(mac.doFinal(body)));
            int place = notAccepted.size();
            notAccepted.add(number); // until it is answered otherwise
            long begun = System.nanoTime();
            out.write(request);
            int status = readStatus(in);
            long took = System.nanoTime() - begun;
            statuses.merge("" + status, 1, Integer::sum);
            if (status == ACCEPTED) {
                notAccepted.remove(place);
                note(begun + took, took);
            }
        }
    }

    private void note(long at, long took) {
        if (at >= window.from() && at < window.to()) {
            if (measured == latencies.length) {
                latencies = Arrays.copyOf(latencies, measured * 2);
            }
            latencies[measured++] = took;
        }
    }

    private byte[] request(int number, byte[] body, String signature) {
        var head = ("POST /webhooks/github HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nContent-Type: application/json\r\nUser-Agent: GitHub-Hookshot/bench\r\nX-GitHub-Event: "
                        + payload.event() + "\r\nX-GitHub-Delivery: " + guid(number)
                        + "\r\nX-GitHub-Hook-ID: 1\r\nX-Hub-Signature-256: sha256=" + signature
                        + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(ISO_8859_1);
        var request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    /** Reads one answer to its end. */
    private static int readStatus(InputStream in) throws IOException {
        var status = Integer.parseInt(line(in).split(" ", 3)[1]);
        int length = 0;
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        return status;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private Mac mac() {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(ISO_8859_1), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}

package dev.pipe.common.github;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.zip.GZIPInputStream;

/** An answer's bytes, up to so many and no more: anybody may have put a large file where GitHub is asked for it. */
final class BoundedBody implements BodySubscriber<byte[]> {

    private final BodySubscriber<byte[]> taken = BodySubscribers.ofByteArray();
    private final long most;
    private Subscription coming;
    private long size;

    private BoundedBody(long most) {
        this.most = most;
    }

    static BodyHandler<byte[]> handler(long most) {
        return head -> new BoundedBody(most);
    }

    /** As much of an answer as the heap bears several times over, since several are read, parsed and kept at once. */
    static long bearable() {
        return Runtime.getRuntime().maxMemory() / 24;
    }

    static byte[] unzipped(byte[] body, long most) throws IOException {
        try (var unzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            var bytes = unzip.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
            if (bytes.length > most) {
                throw new GitHubTooLarge(most);
            }
            return bytes;
        }
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return taken.getBody();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        coming = subscription;
        taken.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        size += bytes.stream().mapToLong(ByteBuffer::remaining).sum();
        if (size > most) {
            coming.cancel();
            taken.onError(new GitHubTooLarge(most));
        } else {
            taken.onNext(bytes);
        }
    }

    @Override
    public void onError(Throwable trouble) {
        taken.onError(trouble);
    }

    @Override
    public void onComplete() {
        taken.onComplete();
    }
}

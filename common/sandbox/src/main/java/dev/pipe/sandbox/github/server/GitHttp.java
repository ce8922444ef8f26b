package dev.pipe.sandbox.github.server;

import com.sun.net.httpserver.HttpExchange;
import dev.pipe.sandbox.github.accounts.Access;
import dev.pipe.sandbox.github.accounts.Credentials;
import dev.pipe.sandbox.github.accounts.Right;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.world.Actor;
import dev.pipe.sandbox.github.world.Repository;
import dev.pipe.sandbox.github.world.World;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** Git's own way in, for fetching: as GitHub's, it asks who is there before it shows a private repository. */
public final class GitHttp {
    private static final String SERVICE = "git-upload-pack";
    private static final Pattern PATH = Pattern.compile("/([^/]+)/([^/]+?)\\.git/(info/refs|" + SERVICE + ")");

    private final World world;
    private final Credentials credentials;
    private final Access access;

    public GitHttp(World world, Credentials credentials, Access access) {
        this.world = world;
        this.credentials = credentials;
        this.access = access;
    }

    boolean takes(Request request) {
        return PATH.matcher(request.path()).matches();
    }

    void serve(Request request, HttpExchange exchange) throws IOException {
        var path = PATH.matcher(request.path());
        if (!path.matches()) {
            throw new IllegalArgumentException(request.path());
        }
        Actor actor;
        try {
            actor = credentials.actor(request);
        } catch (Refusal refusal) {
            actor = Actor.anonymous();
        }
        var repository = world.repositories.get(path.group(1) + "/" + path.group(2));
        if (repository == null || !mayRead(actor, repository)) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"GitHub\"");
            exchange.sendResponseHeaders(401, -1);
            return;
        }
        if (path.group(3).equals(SERVICE)) {
            answer(exchange, "application/x-" + SERVICE + "-result", pack(request, repository));
        } else if (SERVICE.equals(request.param("service", ""))) {
            answer(exchange, "application/x-" + SERVICE + "-advertisement", refs(request, repository));
        } else {
            exchange.sendResponseHeaders(403, -1);
        }
    }

    private boolean mayRead(Actor actor, Repository repository) {
        return actor.kind() == Actor.Kind.ANONYMOUS
                ? !repository.isPrivate
                : access.may(actor, repository, Right.READ_CONTENTS);
    }

    private static byte[] refs(Request request, Repository repository) throws IOException {
        var out = new ByteArrayOutputStream();
        var lines = new PacketLineOut(out);
        lines.writeString("# service=" + SERVICE + "\n");
        lines.end();
        uploadPack(request, repository).sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines), SERVICE);
        return out.toByteArray();
    }

    private static byte[] pack(Request request, Repository repository) throws IOException {
        var out = new ByteArrayOutputStream();
        uploadPack(request, repository).upload(body(request), out, null);
        return out.toByteArray();
    }

    private static InputStream body(Request request) throws IOException {
        var bytes = new ByteArrayInputStream(request.body());
        return "gzip".equals(request.header("Content-Encoding")) ? new GZIPInputStream(bytes) : bytes;
    }

    private static UploadPack uploadPack(Request request, Repository repository) {
        var upload = new UploadPack(repository.git.jgit());
        upload.setBiDirectionalPipe(false);
        upload.setRequestPolicy(UploadPack.RequestPolicy.ANY);
        var protocol = request.header("Git-Protocol");
        if (protocol != null) {
            upload.setExtraParameters(List.of(protocol.split(":")));
        }
        return upload;
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }
}

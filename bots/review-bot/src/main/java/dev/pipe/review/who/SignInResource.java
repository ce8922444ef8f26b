package dev.pipe.review.who;

import dev.pipe.common.access.Access;
import dev.pipe.common.access.AccessMode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;

/** Coming and going. On one machine: the start token first, then who one wants to be. */
@Path("/quest")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class SignInResource {

    private final Access access;
    private final LocalSession sessions;
    private final People people;
    private final Reader reader;
    private final FormToken forms;
    private final EndOidcSession oidc;

    SignInResource(
            Access access, LocalSession sessions, People people, Reader reader, FormToken forms, EndOidcSession oidc) {
        this.access = access;
        this.oidc = oidc;
        this.sessions = sessions;
        this.people = people;
        this.reader = reader;
        this.forms = forms;
    }

    /** Where the OIDC provider sends people back to; where they wanted to go is restored before this is reached. */
    @GET
    @Path("/signed-in")
    public Response signedIn() {
        return Response.seeOther(URI.create("/quest")).build();
    }

    /** Its templates. */
    @CheckedTemplate(basePath = "quest")
    static class Templates {
        static native TemplateInstance signIn(String form, String to, String wrong);

        static native TemplateInstance pick(String form, String to, String pass, List<People.Choice> people);
    }

    @GET
    @Path("/sign-in")
    public Object ask(@QueryParam("to") String to) {
        if (access.mode() == AccessMode.OIDC) {
            return Response.seeOther(URI.create(QuestPaths.ours(to))).build();
        }
        return Templates.signIn(reader.formToken(), QuestPaths.ours(to), "");
    }

    @POST
    @Path("/sign-in")
    public Object signIn(
            @RestForm String form,
            @RestForm String token,
            @RestForm String pass,
            @RestForm String who,
            @RestForm String to,
            UriInfo uri) {
        forms.check(form);
        var next = QuestPaths.ours(to);
        if (who != null && sessions.passes(pass)) {
            var picked = people.named(who, next);
            if (picked.isPresent()) {
                var cookie = cookie(sessions.begin(picked.get()), sessions.seconds(), uri);
                return Response.seeOther(URI.create(next)).cookie(cookie).build();
            }
        }
        if (!sessions.opensTo(token)) {
            return Response.status(Response.Status.UNAUTHORIZED)
                    .entity(Templates.signIn(reader.formToken(), next, "This is not the start token."))
                    .build();
        }
        return Templates.pick(reader.formToken(), next, sessions.pass(), people.near(next));
    }

    @POST
    @Path("/sign-out")
    public Response signOut(@RestForm String form, UriInfo uri) {
        forms.check(form);
        var cookie = cookie("", 0, uri);
        if (access.mode() == AccessMode.LOCAL) {
            return Response.seeOther(URI.create(QuestPaths.SIGN_IN))
                    .cookie(cookie)
                    .build();
        }
        oidc.now();
        return Refused.page(
                200, "You are signed out", "Your provider may still know you: the next page asks it again.");
    }

    private static NewCookie cookie(String value, int seconds, UriInfo uri) {
        var secure = uri.getBaseUri().getScheme().equals("https");
        return SealPages.cookie(LocalSession.COOKIE, value, secure)
                .maxAge(seconds)
                .build();
    }
}

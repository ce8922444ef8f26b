package dev.pipe.review.who;

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

/** Signing in on one machine: the start token first, then who one wants to be. */
@Path("/quest")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class SignInResource {

    private final LocalSession sessions;
    private final People people;
    private final Reader reader;
    private final FormToken forms;

    SignInResource(LocalSession sessions, People people, Reader reader, FormToken forms) {
        this.sessions = sessions;
        this.people = people;
        this.reader = reader;
        this.forms = forms;
    }

    /** Its templates. */
    @CheckedTemplate(basePath = "quest")
    static class Templates {
        static native TemplateInstance signIn(String form, String to, String wrong);

        static native TemplateInstance pick(String form, String to, String pass, List<People.Choice> people);
    }

    @GET
    @Path("/sign-in")
    public TemplateInstance ask(@QueryParam("to") String to) {
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
        return Response.seeOther(URI.create(QuestPaths.SIGN_IN))
                .cookie(cookie("", 0, uri))
                .build();
    }

    private static NewCookie cookie(String value, int seconds, UriInfo uri) {
        var secure = uri.getBaseUri().getScheme().equals("https");
        return SealPages.cookie(LocalSession.COOKIE, value, secure)
                .maxAge(seconds)
                .build();
    }
}

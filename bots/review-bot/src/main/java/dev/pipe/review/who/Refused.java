package dev.pipe.review.who;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A page that says why there is none, and how to mend it. */
public final class Refused {

    private Refused() {}

    /** Its template. */
    @CheckedTemplate(basePath = "quest")
    static class Templates {
        static native TemplateInstance refused(String title, String mend);
    }

    public static Response page(int status, String title, String mend) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(Templates.refused(title, mend).render())
                .build();
    }
}

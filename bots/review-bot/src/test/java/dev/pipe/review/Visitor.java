package dev.pipe.review;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A browser without scripts: keeps cookies, sends forms with what they hold. */
final class Visitor {

    private final Map<String, String> cookies = new HashMap<>();
    private String form = "";

    Response get(String page) {
        return keep(asking().get(page));
    }

    Response post(String page, Map<String, String> fields) {
        return keep(asking().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("form", form)
                .formParams(fields)
                .post(page));
    }

    /** With headers of its own, as another site's page would cause them. */
    Response postFrom(String origin, String page) {
        return asking().header("Origin", origin).formParam("form", form).post(page);
    }

    Response postWithoutToken(String page) {
        return asking().formParam("what", "done").post(page);
    }

    Response signIn(String token, String who, String to) {
        get("/quest/sign-in?to=" + to);
        var shown = post("/quest/sign-in", Map.of("token", token, "to", to));
        if (shown.statusCode() != 200) {
            return shown;
        }
        return post("/quest/sign-in", Map.of("who", who, "to", to, "pass", field(shown, "pass")));
    }

    private RequestSpecification asking() {
        return given().redirects().follow(false).cookies(cookies);
    }

    private Response keep(Response answer) {
        cookies.putAll(answer.cookies());
        answer.detailedCookies().asList().stream()
                .filter(cookie -> cookie.getMaxAge() == 0)
                .forEach(gone -> cookies.remove(gone.getName()));
        var shown = field(answer, "form");
        form = shown.isEmpty() ? form : shown;
        return answer;
    }

    private static String field(Response answer, String name) {
        var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(answer.asString());
        return found.find() ? found.group(1) : "";
    }
}

package dev.pipe.sandbox.github.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which handler answers which path. {@code {name}} is one segment, {@code {name*}} takes slashes too. */
public final class Routes {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(\\*?)}");

    private final List<Route> all = new ArrayList<>();

    /** Found by {@link #find}: the handler, with the request's path variables bound. */
    public record Found(Request request, Function<Request, Answer> handler, boolean waits) {
        public Answer answer() {
            return handler.apply(request);
        }
    }

    private record Route(
            String method, Pattern pattern, List<String> names, Function<Request, Answer> handler, boolean waits) {}

    public Routes get(String template, Function<Request, Answer> handler) {
        return add("GET", template, handler);
    }

    public Routes post(String template, Function<Request, Answer> handler) {
        return add("POST", template, handler);
    }

    /** For a handler that waits for someone else, and so must not hold up everyone. */
    public Routes postWaiting(String template, Function<Request, Answer> handler) {
        add("POST", template, handler);
        var route = all.removeLast();
        all.add(new Route(route.method(), route.pattern(), route.names(), route.handler(), true));
        return this;
    }

    public Routes patch(String template, Function<Request, Answer> handler) {
        return add("PATCH", template, handler);
    }

    public Routes put(String template, Function<Request, Answer> handler) {
        return add("PUT", template, handler);
    }

    public Routes delete(String template, Function<Request, Answer> handler) {
        return add("DELETE", template, handler);
    }

    private Routes add(String method, String template, Function<Request, Answer> handler) {
        var names = new ArrayList<String>();
        var regex = VARIABLE.matcher(template).replaceAll(variable -> {
            names.add(variable.group(1));
            return Matcher.quoteReplacement(variable.group(2).isEmpty() ? "([^/]+)" : "(.+)");
        });
        all.add(new Route(method, Pattern.compile(regex + "/?"), names, handler, false));
        return this;
    }

    public Optional<Found> find(Request request) {
        for (var route : all) {
            var matcher = route.pattern().matcher(request.path());
            if (route.method().equals(request.method()) && matcher.matches()) {
                return Optional.of(new Found(request.at(variables(route, matcher)), route.handler(), route.waits()));
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> variables(Route route, Matcher matcher) {
        var vars = new LinkedHashMap<String, String>();
        for (var i = 0; i < route.names().size(); i++) {
            // A plus in a path is a plus; URLDecoder is made for forms.
            vars.put(route.names().get(i), Request.decode(matcher.group(i + 1).replace("+", "%2B")));
        }
        return vars;
    }
}

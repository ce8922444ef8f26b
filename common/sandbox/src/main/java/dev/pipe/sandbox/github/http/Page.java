package dev.pipe.sandbox.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A page of a list: 30 by default, 100 at most, with GitHub's Link header. */
public record Page(int number, int size) {
    public static Page of(Request request) {
        return new Page(Math.max(1, integer(request, "page", 1)), Math.clamp(integer(request, "per_page", 30), 1, 100));
    }

    private static int integer(Request request, String name, int otherwise) {
        try {
            return Integer.parseInt(request.param(name, String.valueOf(otherwise)));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    public <T> List<T> cut(List<T> all) {
        var from = (int) Math.min((long) (number - 1) * size, all.size());
        return all.subList(from, Math.min(from + size, all.size()));
    }

    public static <T> Answer answer(Request request, String base, List<T> all, Function<T, ? extends JsonNode> view) {
        var page = of(request);
        return page.linked(Answer.ok(Json.array(page.cut(all), view)), request, base, all.size());
    }

    /** The same for the lists that GitHub wraps in an object with {@code total_count}. */
    public static <T> Answer wrapped(
            Request request, String base, String name, List<T> all, Function<T, ? extends JsonNode> view) {
        var page = of(request);
        var body = Json.object("total_count", all.size(), name, Json.array(page.cut(all), view));
        return page.linked(Answer.ok(body), request, base, all.size());
    }

    public Answer linked(Answer answer, Request request, String base, int total) {
        var last = Math.max(1, (total + size - 1) / size);
        var links = new ArrayList<String>();
        if (number > 1) {
            links.add(link(request, base, number - 1, "prev"));
        }
        if (number < last) {
            links.add(link(request, base, number + 1, "next"));
            links.add(link(request, base, last, "last"));
        }
        if (number > 1) {
            links.add(link(request, base, 1, "first"));
        }
        return links.isEmpty() ? answer : answer.header("Link", String.join(", ", links));
    }

    private static String link(Request request, String base, int page, String rel) {
        var query = new StringBuilder();
        for (var pair :
                request.query() == null ? new String[0] : request.query().split("&")) {
            if (!pair.startsWith("page=") && !pair.isEmpty()) {
                query.append(pair).append('&');
            }
        }
        return "<" + base + request.path() + "?" + query + "page=" + page + ">; rel=\"" + rel + "\"";
    }
}

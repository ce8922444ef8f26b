package dev.pipe.review.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A function under a route's decorator gets its parameters from the caller; what is injected into it is ours. */
final class RouteHandlers {

    private static final Pattern ROUTE =
            Pattern.compile("^\\s*@\\w+(?:\\.\\w+)?\\.(?:get|post|put|patch|delete|api_route|websocket)\\(");
    private static final Pattern FUNCTION = Pattern.compile("^\\s*(?:async\\s+)?def\\s+\\w+\\((.*)$");
    private static final Pattern PARAMETER = Pattern.compile(
            "(?<![\\w\\]])(\\w+)\\s*:\\s*((?:list\\[)?str\\b|bytes\\b|dict\\b|Optional\\[str\\]|Annotated\\[\\s*str\\b|UploadFile\\b|[A-Z]\\w*)([^,]*)");
    private static final Pattern INJECTED_NAME = Pattern.compile(
            "(?:current_)?(?:user|session|db|repo|service|settings|config|client|request|response|background_tasks|tasks|conn|redis|storage|store|cache|clock|me)");
    private static final Pattern INJECTED_TYPE = Pattern.compile(
            "(?:Request|Response|Background\\w+|Async\\w+|UUID\\d?|Decimal|WebSocket|HTTPConnection|Annotated|Optional|User|Principal)"
                    + "|\\w+(?:Dep|Session|Service|Repo|Repository|Client|Settings|Store|User|Pool|Connection|Config|Manager|Enum)");

    private final boolean knowsRoutes;
    private boolean routeAhead;

    RouteHandlers(Language language) {
        this.knowsRoutes = language == Language.PYTHON;
    }

    List<String> foreignParameters(String statement) {
        if (!knowsRoutes) {
            return List.of();
        }
        if (ROUTE.matcher(statement).find()) {
            routeAhead = true;
            return List.of();
        }
        var function = FUNCTION.matcher(statement);
        if (!routeAhead || !function.find()) {
            return List.of();
        }
        routeAhead = false;
        var names = new ArrayList<String>();
        var parameters = PARAMETER.matcher(function.group(1));
        while (parameters.find()) {
            if (!isInjected(parameters.group(1), parameters.group(2), parameters.group(3))) {
                names.add(parameters.group(1));
            }
        }
        return names;
    }

    private static boolean isInjected(String name, String type, String rest) {
        return INJECTED_NAME.matcher(name).matches()
                || INJECTED_TYPE.matcher(type).matches()
                || rest.contains("Depends(")
                || rest.contains("Security(");
    }
}

package dev.pipe.review.risk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where foreign values come in, language by language, and what makes a value harmless whoever chose it. */
final class Sources {

    private static final Map<Language, Sources> ALL = new EnumMap<>(Language.class);

    /** A call whose answer is a number or an identifier of fixed shape. */
    private static final Sieve NUMERIC_CALL = Sieve.of(
            "\\b(?:int|float|bool|len|parseInt|parseFloat|Number|BigInt|intval|floatval|count|Integer\\.(?:parseInt|valueOf)|Long\\.(?:parseLong|valueOf)|Double\\.parseDouble|UUID\\.fromString|uuid\\.(?:UUID|Parse|MustParse)"
                    + "|UUID|strconv\\.(?:Itoa|Atoi|ParseInt|ParseUint|FormatInt)|Guid\\.Parse|int\\.Parse|long\\.Parse|Convert\\.ToInt\\d\\d|Integer|Math\\.\\w+|Boolean\\.parseBoolean|Short\\.parseShort|time\\.time|datetime\\.now)\\((?:[^()]|\\((?:[^()]|\\([^()]*+\\))*+\\))*+\\)"
                    + "|\\b[\\w$.\\[\\]'\"]{1,80}\\.(?:to_i|toInt\\(\\)|toLong\\(\\)|length|size\\(\\)|parse::<[iu]\\d+>\\(\\))");

    /** One of two literals, whatever is asked. */
    private static final Sieve CHOICE = Sieve.of(
            "[A-Za-z_$][\\w.$]*+(?:\\(\\w*\\))?(?:\\s*[=!<>]=+\\s*[\\w\"'.-]{1,40})?\\s*\\?\\s*(?:\"[^\"$#{\\\\]*\"|'[^'$#{\\\\]*')\\s*:\\s*(?:\"[^\"$#{\\\\]*\"|'[^'$#{\\\\]*')");

    private static final Sieve NUMERIC_CAST =
            Sieve.of("\\((?:int|float|long|integer|bool)\\)\\s*(\\$?\\w[\\w$\\[\\]'\"]*)");
    private static final Sieve NUMERIC_DECLARATION = Sieve.of(
            "\\b(?:int|long|short|byte|double|float|boolean|bool|Integer|Long|Short|Double|Boolean|UUID|Guid|Instant|LocalDate|Duration|uint|ulong|decimal|DateTime|i(?:8|16|32|64)|u(?:8|16|32|64)|usize)\\s+(\\$?\\w+)\\s*(?=[,)=;]|:=)"
                    + "|(\\b\\w+)\\s*:\\s*(?:&?(?:mut )?)(?:int|float|bool|number|boolean|Int|Long|Short|Double|Boolean|UUID|Uuid|uuid\\.UUID|datetime|date|i(?:8|16|32|64)|u(?:8|16|32|64)|usize|f(?:32|64))\\b(?!\\s*[\\[<|])"
                    + "|(\\b\\w+)\\s+(?:int|int32|int64|uint|uint64|float64|bool|time\\.Duration|uuid\\.UUID)\\b(?=\\s*[,)])"
                    + "|(\\b\\w+)\\s*(?:,\\s*\\w+\\s*)?:?=\\s*(?:await\\s+)?(?:strconv\\.(?:Atoi|Parse\\w+)|int|parseInt|Number|Integer\\.parseInt|Long\\.parseLong|uuid\\.Parse)\\(");
    /** What is bound to a place in a text of SQL is no part of that text. */
    private static final Sieve BOUND = Sieve.of(
            "\\b(?:setParameter|setParameters|bindValue|bindParam|addWithValue|AddWithValue|addValue|setString|setObject)\\((?:[^()]|\\((?:[^()]|\\([^()]*+\\))*+\\))*+\\)");

    private static final Pattern PLACEHOLDERS = Pattern.compile(
            "\\.map\\(\\s*\\(?[^)]*\\)?\\s*(?:=>|->)\\s*[\"'`](?:\\?|\\$|%s)|(?:join|[rR]epeat|fill|map|collect|nCopies|array_fill|str_repeat)\\b.*[\"'`](?:\\?|%s|\\?,\\s?|, ?\\?|:\\w*|\\$)[\"'`]|[\"'`](?:\\?|%s|\\?, ?)[\"'`]\\s*(?:\\*|\\.repeat|\\])|[\"'`], ?[\"'`]\\.join\\(\\s*[\\[(]?\\s*[\"'](?:\\?|%s)");

    private final Sieve foreign;
    private final List<Sieve> parameters;

    private Sources(String foreign, String... parameters) {
        this.foreign = Sieve.of(foreign);
        this.parameters = Stream.of(parameters).map(Sieve::of).toList();
    }

    static Sources of(Language language) {
        synchronized (ALL) {
            return ALL.computeIfAbsent(language, Sources::make);
        }
    }

    private static Sources make(Language language) {
        return switch (language) {
            case JVM ->
                new Sources(
                        "\\b(?:\\w*[rR]equest|req|exchange|httpExchange)(?:\\(\\))?\\.(?:getParameter\\w*|getHeaders?|getQueryString|getPathInfo|getCookies|getRequestUR[IL]|getQueryParams|getParam|getPart|getInputStream|getReader|params?|queryParams|headers|body)\\("
                                + "|\\b(?:ctx|context|routingContext|rc)\\.(?:queryParam|pathParam|formParam|header|body\\w*|cookie|request\\(\\)\\.getParam|uploadedFile)\\("
                                + "|\\bcall\\.(?:parameters\\b|request\\.(?:queryParameters|headers|cookies)|receive\\w*)|\\b\\w+\\.(?:getOriginalFilename|getSubmittedFileName)\\(\\)|\\b\\w+\\.originalFileName\\b|\\b(?:\\w*[eE]ntry|ze|zipEntry)\\.getName\\(\\)|\\bsocket\\.getInputStream\\(|\\buriInfo\\.get(?:Query|Path)Parameters\\(|\\brequest\\.(?:queryParam|pathVariable|formData|multipartData)\\(",
                        "\\b(?:Zip|Jar|Tar|SevenZ|Archive)\\w*Entry\\s+(\\w+)\\s*[=:;]",
                        "@(?:RequestParam|PathVariable|RequestHeader|RequestBody|CookieValue|QueryParam|PathParam|FormParam|HeaderParam|CookieParam|RestQuery|RestPath|RestForm|RestHeader|MatrixParam|ModelAttribute|QueryValue|Header|Body|BeanParam|Payload|DestinationVariable)"
                                + "(?:\\((?:[^()]|\\([^()]*+\\))*+\\))?\\s+(?:@\\w+(?:\\([^()]*+\\))?\\s+)*(?:final\\s+)?(?!(?:int|long|short|boolean|double|Integer|Long|Boolean|UUID|Instant|LocalDate)\\b)[\\w.?\\[\\]]+(?:<[^()]{0,80}>)?\\s+(\\w+)\\s*[,)]",
                        "@(?:RequestParam|PathVariable|RequestHeader|RequestBody|CookieValue|QueryParam|PathParam|FormParam|HeaderParam|RestQuery|RestPath)(?:\\((?:[^()]|\\([^()]*+\\))*+\\))?\\s+(\\w+)\\s*:\\s*(?!Int\\b|Long\\b|Boolean\\b|UUID\\b)\\w");
            case JS ->
                new Sources(
                        "\\b(?:(?:req|request)\\.body|(?:req|request|ctx|context|c)\\.(?:query|params|headers|cookies|files?|originalUrl|url|request\\.(?:body|query|url|files|headers)|rawBody))\\b(?!\\s*=[^=])|\\b(?:req|request|c\\.req|ctx)\\.(?:param|header|get|json|text|formData|query|parseBody)\\("
                                + "|\\b(?:window\\.|document\\.|self\\.)?location\\.(?:hash|search|href|pathname)\\b(?!\\s*=[^=])|\\bdocument\\.(?:URL|documentURI|referrer|cookie)\\b(?!\\s*=[^=])|\\bwindow\\.name\\b|\\b\\w*[sS]earchParams\\.get\\(|\\bnew URLSearchParams\\("
                                + "|\\b(?:event|evt|e|msg|message)\\.(?:queryStringParameters|pathParameters|body|data)\\b|\\buse(?:SearchParams|Params)\\(|\\b(?:entry|e|file|header)\\.(?:fileName|entryName)\\b|\\bentry\\.path\\b|\\bfile\\.originalname\\b|\\bsearchParams\\.\\w+\\b(?!\\()|\\bawait searchParams\\b|\\bgetQuery\\(|\\breadBody\\(|\\bformData\\.get\\(|\\broute\\.(?:query|params)\\b",
                        "\\b(?:socket|ws|conn|client|io|connection|channel|bc)\\.on\\(\\s*['\"](?!error|close|open|connect|end|finish|exit|data\\b|drain)\\w[\\w:-]*['\"]\\s*,\\s*(?:async\\s*)?\\(?\\s*(\\w+)\\b(?=\\s*[,)=])",
                        "\\b(\\w+)\\s*:\\s*FormData\\b",
                        "@(?:Query|Param|Body|Headers|Req)\\([^)]*\\)\\s*(\\w+)\\s*[?]?:\\s*(?!number\\b|boolean\\b)\\w",
                        "\\b(?:get|post|put|delete|patch|all|use)\\([^)]*,\\s*(?:async\\s*)?\\(\\{\\s*(?:query|params|body)\\s*:\\s*\\{\\s*(\\w+)");
            case PYTHON ->
                new Sources(
                        "\\b(?:self\\.|flask\\.)?request\\.(?:args|form|values|json|get_json|data|files|cookies|headers|GET|POST|FILES|META|COOKIES|body|query_params|path_params|query|rel_url|match_info|post|params|query_string|view_args|get_data|stream)\\b"
                                + "|\\bself\\.get_(?:query_|body_)?arguments?\\(|\\bself\\.kwargs\\b|\\bevent\\[[\"'](?:queryStringParameters|pathParameters|body|headers)[\"']\\]|\\bevent\\.get\\([\"'](?:queryStringParameters|pathParameters|body)|\\b(?:file|upload|uploaded_file|f|image|avatar|document|attachment|photo|doc)\\.filename\\b|\\.(?:namelist|infolist|getnames|getmembers)\\(\\)|\\bcherrypy\\.request\\.params|\\bmember\\.name\\b|\\b\\w*context\\[[\"']request[\"']\\]\\.(?:GET|POST|COOKIES|META)\\b|\\b\\w+\\.(?:cleaned_data|validated_data)\\b",
                        "@\\w+\\.(?:route|get|post|put|delete|patch)\\([^)]*<(?:string:|path:)?(\\w+)>",
                        "\\b(\\w+)\\s*:\\s*(?:str|Optional\\[str\\]|str \\| None|Annotated\\[str)[^,)=]*=?\\s*(?:Query|Path|Body|Form|Header|Cookie)\\(");
            case GO ->
                new Sources(
                        "\\b(?:r|req|request)\\.(?:URL\\.(?:Query\\(\\)|Path|RawQuery|RequestURI)|FormValue\\(|PostFormValue\\(|PathValue\\(|Form\\b|PostForm\\b|Header\\.Get\\(|Body\\b|Cookie\\(|RequestURI|Referer\\(\\)|UserAgent\\(\\)|Host\\b)|\\bmux\\.Vars\\(|\\bchi\\.URLParam\\("
                                + "|\\b(?:c|ctx|ginCtx|context)\\.(?:Query|Param|Params|PostForm|DefaultQuery|DefaultPostForm|QueryParam|FormValue|GetHeader|Cookie|Cookies|GetQuery|GetRawData|BodyParser|FormFile|Get)\\(\\s*\"|\\b(?:ps|params)\\.ByName\\(|\\b\\w+\\.Filename\\b|\\b(?:ctx|c)\\.(?:QueryArgs|PostArgs|UserValue|PathParam|QueryParams|FormParams)\\(|\\b(?:hdr|header|f|file)\\.Name\\b(?!\\()");
            case RUST ->
                new Sources(
                        "\\b(?:query|params|form|payload)\\.(?:0\\.)?(?:get\\(|into_inner\\(\\)|\\w+\\b)|\\breq\\.(?:query_string|match_info|uri|headers|param)\\(|\\bfield\\.file_name\\(\\)",
                        "\\b(?:Query|Path|Form|Json|web::Query|web::Path|web::Form|web::Json)\\((?:mut\\s+)?(\\w+)\\)\\s*:\\s*+(?!\\w*(?:::)?\\w*<(?:[iu]\\d|usize|bool|Uuid|Ulid|uuid::))",
                        "\\b(\\w+)\\s*:\\s*(?:web::|extract::|actix_web::web::)?(?:Query|Path|Form|Json)<(?![iu]\\d|usize|bool|Uuid|Ulid|uuid::)",
                        "#\\[(?:get|post|put|delete)\\([^\\]]*<(\\w+)(?:\\.\\.)?>");
            case CSHARP ->
                new Sources(
                        "\\b(?:HttpContext\\.|this\\.|context\\.|ctx\\.|httpContext\\.)?[rR](?:equest|eq)\\.(?:Query\\b|QueryString|Form\\b|Headers|Cookies|Params|RouteValues|Path\\b|Body|Url\\b|Files|InputStream|\\[)|\\bRequest\\[|\\b\\w+\\.FileName\\b(?=[,;)\\s.])|\\bentry\\.FullName\\b",
                        "\\[(?:FromQuery|FromBody|FromRoute|FromForm|FromHeader)[^\\]]*\\]\\s*(?!int\\b|long\\b|Guid\\b|bool\\b)[\\w<>?.\\[\\]]+\\s+(\\w+)",
                        "\\b(?:IActionResult|ActionResult(?:<[^>]*>)?|IResult|JsonResult|ViewResult|ContentResult|FileResult)>?\\s+\\w+\\((?:[^)]*,\\s*)?string\\??\\s+(\\w+)",
                        "\\bMap(?:Get|Post|Put|Delete)\\([^)]*\\((?:[^)]*,\\s*)?string\\s+(\\w+)",
                        "\\b(?:IActionResult|ActionResult(?:<[^>]*>)?|IResult)>?\\s+\\w+\\((?:[^)]*,\\s*)?\\w+(?:Request|Dto|DTO|Command|Input|Form|Model|Query)\\s+(\\w+)",
                        "\\bMap(?:Get|Post|Put|Delete|Patch)\\([^)]*\\((?:[^)]*,\\s*)?\\w+(?:Request|Dto|DTO|Command|Input|Form|Model|Query)\\s+(\\w+)");
            case RUBY ->
                new Sources(
                        "\\bparams\\b(?=\\[|\\.(?:fetch|require|dig|permit|values|to_h|slice))|\\bcookies\\[|\\brequest\\.(?:headers|params|env|query_string|path|url|referer|raw_post|body|fullpath)\\b|\\bmessage_params\\b|\\bentry\\.(?:name|full_name)\\b|\\b\\w+\\.original_filename\\b");
            case PHP ->
                new Sources(
                        "\\$_(?:GET|POST|REQUEST|COOKIE|FILES|SERVER)\\b|\\$(?:this->)?(?:request|req)->(?:input|query|get|post|all|file|header|cookie|getParam|getQueryParams|getParsedBody|getContent|request|attributes|only|json|string|route|getQuery|getPost|getVar)\\b|\\$request->(?!user\\b|session\\b|ip\\b|method\\b)[a-z]\\w*\\b(?!\\s*(?:\\(|->))|\\$(?:post|get|cookies|queryParams|parsedBody|postData|formData|requestData)\\[|\\$(?:file|upload|image|avatar|attachment|photo)\\[['\"]name['\"]\\]|(?<=->)(?:getClientOriginalName|getClientFilename|getClientName)\\(\\)|(?<![>\\w$])request\\(\\s*['\"]|\\brequest\\(\\)->|\\bInput::get\\(|\\bRequest::(?:input|get|query)\\(|\\bfile_get_contents\\(\\s*['\"]php://input|\\bfilter_input\\((?![^)]*FILTER_VALIDATE)");
            default -> new Sources("(?!)");
        };
    }

    /** @param lower a line in lower case */
    boolean mayTakeIn(String lower) {
        return foreign.mayMatch(lower) || parameters.stream().anyMatch(it -> it.mayMatch(lower));
    }

    Set<Integer> startsOfForeign(String text, String lower) {
        var starts = new HashSet<Integer>();
        var found = foreign.matcher(text, lower);
        while (found.find()) {
            starts.add(found.start());
        }
        return starts;
    }

    List<String> foreignParameters(String text, String lower) {
        var names = new ArrayList<String>();
        for (var parameter : parameters) {
            var found = parameter.matcher(text, lower);
            while (found.find()) {
                names.add(found.group(1));
            }
        }
        return names;
    }

    List<String> numbers(String text, String lower) {
        var names = new ArrayList<String>();
        var found = NUMERIC_DECLARATION.matcher(text, lower);
        while (found.find()) {
            for (var group = 1; group <= found.groupCount(); group++) {
                if (found.group(group) != null) {
                    names.add(found.group(group));
                }
            }
        }
        return names;
    }

    /** From the start of what is harmless to its end. */
    Map<Integer, Integer> harmlessRanges(String text, String lower) {
        var ranges = new HashMap<Integer, Integer>();
        take(NUMERIC_CALL.matcher(text, lower), 0, ranges);
        take(NUMERIC_CAST.matcher(text, lower), 1, ranges);
        take(BOUND.matcher(text, lower), 0, ranges);
        if (text.indexOf('?') > 0) {
            take(CHOICE.matcher(text, lower), 0, ranges);
        }
        return ranges;
    }

    /** Placeholders put together for a prepared statement. */
    boolean isHarmless(String value) {
        return PLACEHOLDERS.matcher(value).find()
                || NUMERIC_CALL
                        .pattern()
                        .matcher(value.strip().replaceAll(";$", ""))
                        .matches();
    }

    private static void take(Matcher found, int group, Map<Integer, Integer> into) {
        while (found.find()) {
            into.put(found.start(group), found.end(group));
        }
    }
}

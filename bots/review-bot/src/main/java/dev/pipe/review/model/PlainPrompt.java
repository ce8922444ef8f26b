package dev.pipe.review.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.service.V;
import dev.langchain4j.service.output.ServiceOutputParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a prompt where no container makes it: the same words, the same model, the same shape of an answer. */
final class PlainPrompt implements InvocationHandler {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final ChatModel model;
    private final ServiceOutputParser answers = new ServiceOutputParser();

    private PlainPrompt(ChatModel model) {
        this.model = model;
    }

    static <P> P of(Class<P> prompt, ChatModel model) {
        return prompt.cast(
                Proxy.newProxyInstance(prompt.getClassLoader(), new Class<?>[] {prompt}, new PlainPrompt(model)));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        var values = values(method, arguments);
        var shape = method.getReturnType();
        var system = method.getAnnotation(dev.langchain4j.service.SystemMessage.class);
        var user = method.getAnnotation(dev.langchain4j.service.UserMessage.class);
        var answer = model.chat(ChatRequest.builder()
                .messages(
                        SystemMessage.from(filled(system.fromResource(), values)),
                        UserMessage.from(filled(user.fromResource(), values) + answers.outputFormatInstructions(shape)))
                .build());
        return answers.parse(answer, shape);
    }

    private static Map<String, String> values(Method method, Object[] arguments) {
        var values = new HashMap<String, String>();
        var parameters = method.getParameters();
        for (var i = 0; i < parameters.length; i++) {
            values.put(parameters[i].getAnnotation(V.class).value(), (String) arguments[i]);
        }
        return values;
    }

    /** In one go: what stands in a value is no place for another. */
    private static String filled(String resource, Map<String, String> values) {
        try (var in = PlainPrompt.class.getResourceAsStream("/" + resource)) {
            var text = new String(in.readAllBytes(), UTF_8);
            return PLACE.matcher(text)
                    .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

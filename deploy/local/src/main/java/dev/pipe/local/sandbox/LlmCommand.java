package dev.pipe.local.sandbox;

import dev.pipe.local.suite.RunUntilStopped;
import dev.pipe.sandbox.llm.Behaviour;
import dev.pipe.sandbox.llm.StubLlm;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "llm", description = "Runs a stub of an OpenAI-compatible model.")
final class LlmCommand implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "0", description = "port on 127.0.0.1; 0 takes a free one")
    private int port;

    @Option(names = "--behaviour", defaultValue = "SCRIPTED", description = "${COMPLETION-CANDIDATES}")
    private Behaviour behaviour;

    @Override
    public Integer call() throws IOException, InterruptedException {
        StubLlm llm = StubLlm.start(port);
        llm.behave(behaviour);
        System.out.println("The stub model answers at " + llm.url() + ". Script it: POST /admin/script"
                + " {\"inQuestion\":…,\"answer\":…}. Ctrl-C stops it.");
        RunUntilStopped.with(llm);
        return 0;
    }
}

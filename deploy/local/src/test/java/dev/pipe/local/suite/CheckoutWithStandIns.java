package dev.pipe.local.suite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A checkout in which each bot is a {@link StandInBot}: the launcher is tested apart from the bots. */
public final class CheckoutWithStandIns {

    private CheckoutWithStandIns() {}

    public static Checkout in(Path root) throws IOException {
        var checkout = new Checkout(root);
        for (BotName bot : BotName.values()) {
            Path jar = checkout.runJar(bot);
            Files.createDirectories(jar.getParent());
            writeJar(jar);
        }
        return checkout;
    }

    private static void writeJar(Path jar) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandInBot.class.getName());
        String entry = StandInBot.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream compiled = StandInBot.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            compiled.transferTo(out);
        }
    }
}

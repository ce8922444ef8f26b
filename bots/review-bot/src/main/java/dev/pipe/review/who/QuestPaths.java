package dev.pipe.review.who;

import java.util.Set;

/** Which addresses belong to the pages, and which of them anybody may see. */
final class QuestPaths {

    static final String SIGN_IN = "/quest/sign-in";

    private static final String ASSETS = "/quest/assets/";
    private static final Set<String> OPEN = Set.of(SIGN_IN, "/quest/sign-out");

    private QuestPaths() {}

    static boolean isPage(String path) {
        return path.equals("/quest") || path.startsWith("/quest/");
    }

    static boolean isOpen(String path) {
        return OPEN.contains(path) || path.startsWith(ASSETS);
    }

    static boolean isAsset(String path) {
        return path.startsWith(ASSETS);
    }

    /** Where to go after signing in: a page of ours, whatever was asked for. */
    static String ours(String to) {
        return to != null && isPage(to.split("[?#]", 2)[0]) && to.matches("[\\w./?=&%~-]*") && !to.contains("..")
                ? to
                : "/quest";
    }
}

package dev.pipe.sandbox.github.world;

/** Who asks. The App acts through {@link Kind#APP} (its JWT) and {@link Kind#INSTALLATION} (a token of it). */
public record Actor(Account account, Kind kind, InstallationToken token) {
    public enum Kind {
        ANONYMOUS,
        USER,
        APP,
        INSTALLATION
    }

    public static Actor anonymous() {
        return new Actor(null, Kind.ANONYMOUS, null);
    }

    public static Actor user(Account account) {
        return new Actor(account, Kind.USER, null);
    }

    public boolean isApp() {
        return kind == Kind.INSTALLATION || kind == Kind.APP;
    }

    public String login() {
        return switch (kind) {
            case ANONYMOUS -> "(anonymous)";
            case APP -> "(app)";
            default -> account.login();
        };
    }
}

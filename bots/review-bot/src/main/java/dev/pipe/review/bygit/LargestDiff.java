package dev.pipe.review.bygit;

import java.util.Locale;

/**
 * How large a diff may be, in bytes, to be read here. What is found in a diff takes up to forty times its size in memory
 * (measured by {@code ./pipe bench review}), and one pull request must not be able to stop the bot.
 */
public record LargestDiff(long bytes, String why) {

    private static final long PART_OF_HEAP = 50;
    private static final long MEGABYTE = 1_000_000;

    /** What this process can bear. */
    public static LargestDiff here() {
        return of(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory());
    }

    /** @param heap the most that this process may use, in bytes */
    static LargestDiff of(int megabytes, long heap) {
        var configured = megabytes * MEGABYTE;
        var bearable = heap / PART_OF_HEAP;
        if (configured <= bearable) {
            return new LargestDiff(configured, "its diff is larger than " + megabytes + " MB");
        }
        var why = String.format(
                Locale.ROOT,
                "its diff is larger than %.1f MB, which is what review-bot reads with %d MB of memory (-Xmx gives it more)",
                (double) bearable / MEGABYTE,
                heap / MEGABYTE);
        return new LargestDiff(bearable, why);
    }
}

package workshop.chat.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import workshop.chat.protocol.SafeText;

/**
 * A log with which no client can fill the disk: of each kind of line, a few are written a second, and the others are
 * counted. Lines of one kind have the same format. Text from peers is written as {@link SafeText} has it.
 *
 * <p>Thread-safe. Call {@link #nextSecond} once a second.
 */
final class RateLimitedLog {

    /** How many lines of one kind are written in a second. */
    static final int MAX_LINES = 5;

    private final Logger logger;

    /** How many lines of each kind there were in this second. There are as many kinds as formats in the code. */
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

    RateLimitedLog(Logger logger) {
        this.logger = logger;
    }

    void info(String format, Object... arguments) {
        log(Level.INFO, format, arguments);
    }

    void warn(String format, Object... arguments) {
        log(Level.WARN, format, arguments);
    }

    /** As {@link Logger#error(String, Object...)}: an exception as the last argument is written with its stack trace. */
    void error(String format, Object... arguments) {
        log(Level.ERROR, format, arguments);
    }

    private void log(Level level, String format, Object... arguments) {
        if (counts.computeIfAbsent(format, kind -> new AtomicInteger()).incrementAndGet() <= MAX_LINES) {
            logger.atLevel(level)
                    .log(format, Stream.of(arguments).map(RateLimitedLog::safe).toArray());
        }
    }

    private static Object safe(Object argument) {
        return argument instanceof Throwable ? argument : SafeText.of(String.valueOf(argument));
    }

    /** Begins a new second: logs how many lines of each kind were left out in the last one. */
    void nextSecond() {
        counts.forEach((kind, count) -> {
            int leftOut = count.getAndSet(0) - MAX_LINES;
            if (leftOut > 0) {
                logger.warn("… and {} more like '{}'", leftOut, kind);
            }
        });
    }
}

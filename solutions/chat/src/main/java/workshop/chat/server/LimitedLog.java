package workshop.chat.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import workshop.chat.protocol.SafeText;

/**
 * A log that no client can fill the disk with: of each kind of line, a few are written a second, and the rest is counted.
 * The kind of a line is its format. What peers chose to be called appears in it as {@link SafeText} has it.
 *
 * <p>Safe for use by several threads. Somebody has to call {@link #nextSecond} once a second.
 */
final class LimitedLog {

    /** How many lines of one kind are written in a second. */
    static final int LINES = 5;

    private final Logger logger;

    /** How many lines of each kind this second has brought. There are as many kinds as there are formats in the code. */
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

    LimitedLog(Logger logger) {
        this.logger = logger;
    }

    void info(String format, Object... arguments) {
        log(Level.INFO, format, arguments);
    }

    void warn(String format, Object... arguments) {
        log(Level.WARN, format, arguments);
    }

    /** As {@link Logger#error(String, Object...)}: an exception that is the last argument is written with its stack trace. */
    void error(String format, Object... arguments) {
        log(Level.ERROR, format, arguments);
    }

    private void log(Level level, String format, Object... arguments) {
        if (counts.computeIfAbsent(format, kind -> new AtomicInteger()).incrementAndGet() <= LINES) {
            logger.atLevel(level)
                    .log(format, Stream.of(arguments).map(LimitedLog::safe).toArray());
        }
    }

    private static Object safe(Object argument) {
        return argument instanceof Throwable ? argument : SafeText.of(String.valueOf(argument));
    }

    /** Begins a new second: says how many lines the last one left out, and writes some of each kind again. */
    void nextSecond() {
        counts.forEach((kind, count) -> {
            int left = count.getAndSet(0) - LINES;
            if (left > 0) {
                logger.warn("… and {} more like '{}'", left, kind);
            }
        });
    }
}

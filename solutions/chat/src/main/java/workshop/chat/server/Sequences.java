package workshop.chat.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Notices what got lost on the way from other servers, and what came twice, by the numbers that they give their
 * messages. Whatever was said before a server was first heard of counts as neither.
 *
 * <p>For one thread at a time.
 */
final class Sequences {

    /** How many servers to remember; beyond that, the one that has not been heard of for longest is forgotten. */
    static final int MOST = 1000;

    private final Map<UUID, Long> last = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Long> eldest) {
            return size() > MOST;
        }
    };

    /** What a number tells: how many messages before it never came, and whether it is one that has not come before. */
    record Verdict(long lost, boolean isNew) {}

    /** Something was said that has this number. */
    Verdict said(UUID origin, long sequence) {
        return upTo(origin, sequence, sequence - 1);
    }

    /** Up to this number, something was said. */
    Verdict reached(UUID origin, long sequence) {
        return upTo(origin, sequence, sequence);
    }

    private Verdict upTo(UUID origin, long sequence, long shouldHaveCome) {
        long before = last.getOrDefault(origin, shouldHaveCome);
        if (sequence <= before && last.containsKey(origin)) {
            return new Verdict(0, false);
        }
        last.put(origin, sequence);
        return new Verdict(Math.max(0, shouldHaveCome - before), true);
    }
}

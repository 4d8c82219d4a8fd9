package workshop.chat.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what did not come over the bus, and what should not have come, so that guests and the log get a sentence now and
 * then instead of one for each message.
 *
 * <p>For one thread at a time.
 */
final class BusLosses {

    /** How many servers to name; names come from outside. */
    private static final int NAMED = 3;

    private final Map<String, Long> theirs = new LinkedHashMap<>();
    private long ours;
    private long late;
    private long ignored;
    private String whyIgnored = "";

    /** Messages of another server never came, or came too late. */
    void ofServer(String server, long count) {
        if (count > 0) {
            boolean named = theirs.size() < NAMED || theirs.containsKey(server);
            theirs.merge(named ? server : "other servers", count, Long::sum);
        }
    }

    /** Messages of this server never came back, or too late. */
    void ofOurs(long count) {
        ours += count;
    }

    /** A message came too late, and was dropped. */
    void late() {
        late++;
    }

    /** A message came that no chat server sends, and was dropped. */
    void ignored(String why) {
        ignored++;
        whyIgnored = why;
    }

    /** A half-sentence for guests about what was said here; empty if all came back. */
    String takeOurs(String when) {
        String lost = lost(ours, "said here" + when);
        ours = 0;
        return lost;
    }

    /** Sentences for guests about what was said elsewhere. */
    List<String> takeTheirs() {
        List<String> sentences = new ArrayList<>();
        theirs.forEach((server, count) -> sentences.add("something is missing" + lost(count, "from " + server)));
        theirs.clear();
        return sentences;
    }

    /** A sentence for the log about what was dropped; empty if nothing was. */
    String takeDropped() {
        if (late + ignored == 0) {
            return "";
        }
        String dropped = "messages dropped: " + late + " that came too late, " + ignored + " that no chat server sends"
                + (ignored == 0 ? "" : ", the last with " + whyIgnored);
        late = 0;
        ignored = 0;
        return dropped;
    }

    private static String lost(long count, String which) {
        return count == 0 ? "" : "; " + count + (count == 1 ? " message " : " messages ") + which + " got lost";
    }
}

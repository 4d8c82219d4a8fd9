package workshop.chat.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts messages that were lost on the bus, and messages that were dropped, so that guests and the log get one sentence
 * about many of them.
 *
 * <p>Not thread-safe.
 */
final class BusLosses {

    /** How many servers to name. The names come from untrusted publishers. */
    private static final int MAX_NAMES = 3;

    private final Map<String, Long> others = new LinkedHashMap<>();
    private long own;
    private long late;
    private long invalid;
    private String whyInvalid = "";

    /** Messages of another server did not come, or came too late. */
    void ofServer(String server, long count) {
        if (count > 0) {
            boolean named = others.size() < MAX_NAMES || others.containsKey(server);
            others.merge(named ? server : "other servers", count, Long::sum);
        }
    }

    /** Messages of this server did not come back, or came back too late. */
    void ofOwn(long count) {
        own += count;
    }

    /** A message came too late, and was dropped. */
    void late() {
        late++;
    }

    /** A message came that no chat server sends, and was dropped. */
    void invalid(String why) {
        invalid++;
        whyInvalid = why;
    }

    /** Half a sentence for guests about this server's messages; empty if all came back. */
    String takeOwn(String when) {
        String lost = lost(own, "said here" + when);
        own = 0;
        return lost;
    }

    /** Sentences for guests about the messages of other servers. */
    List<String> takeOthers() {
        List<String> sentences = new ArrayList<>();
        others.forEach((server, count) -> sentences.add("something is missing" + lost(count, "from " + server)));
        others.clear();
        return sentences;
    }

    /** A sentence for the log about messages that were dropped; empty if none was. */
    String takeDropped() {
        if (late + invalid == 0) {
            return "";
        }
        String dropped = "messages dropped: " + late + " that came too late, " + invalid + " that no chat server sends"
                + (invalid == 0 ? "" : ", the last with " + whyInvalid);
        late = 0;
        invalid = 0;
        return dropped;
    }

    private static String lost(long count, String which) {
        return count == 0 ? "" : "; " + count + (count == 1 ? " message " : " messages ") + which + " got lost";
    }
}

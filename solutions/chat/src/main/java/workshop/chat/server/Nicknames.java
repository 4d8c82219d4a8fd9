package workshop.chat.server;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Who is called what. No two guests of a server have the same nickname, nor two that differ only in case or in how
 * Unicode writes them, and nobody has one that could be taken for something else.
 *
 * <p>Safe for use by several threads.
 */
final class Nicknames {

    /** What the server itself is called, where it has something to say. */
    static final String SERVER = "server";

    /**
     * The longest nickname, in characters (code points) of up to 4 bytes: two of them and an {@code @} fit a short string,
     * see {@link NatsBus}.
     */
    static final int LONGEST = 30;

    /** How many nicknames are listed: some 12,000 bytes at most, so that the answer to one message is not too long. */
    private static final int LISTED = 100;

    /** Control and invisible characters, and all white space but the blank. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Z}&&[^ ]]");

    /** What addresses ({@code 127.0.0.1:5000}) and guests of other servers ({@code ada@london}) have in their names. */
    private static final Pattern MISLEADING = Pattern.compile("[:@]");

    /** The nicknames, by what must differ in them. */
    private final SortedMap<String, String> taken = new TreeMap<>();

    /**
     * Gives a guest a new nickname in place of the old one.
     *
     * @param old what the guest is called now, if anything
     * @param wanted what the guest wants to be called
     * @return why not, for a human; nothing if it is done
     */
    synchronized Optional<String> change(Optional<String> old, String wanted) {
        Optional<String> fault = fault(wanted);
        if (fault.isPresent()) {
            return fault;
        }
        boolean anothers = taken.containsKey(key(wanted))
                && old.filter(name -> key(name).equals(key(wanted))).isEmpty();
        if (anothers) {
            return Optional.of("somebody else is called " + wanted);
        }
        old.ifPresent(this::release);
        taken.put(key(wanted), wanted);
        return Optional.empty();
    }

    /** Makes a nickname free for others. */
    synchronized void release(String nickname) {
        taken.remove(key(nickname));
    }

    /**
     * Who is here, for a human: up to {@value #LISTED} nicknames, in order, and how many guests there are besides.
     *
     * @param guests how many are here in all
     */
    synchronized String list(int guests) {
        List<String> parts =
                new ArrayList<>(taken.values().stream().limit(LISTED).toList());
        if (taken.size() > LISTED) {
            parts.add((taken.size() - LISTED) + " more with a nickname");
        }
        if (guests > taken.size()) {
            parts.add((guests - taken.size()) + " without a nickname");
        }
        return "here: " + String.join(", ", parts);
    }

    /** What is wrong with a nickname, whoever has it; nothing if it is a good one. */
    static Optional<String> fault(String name) {
        if (name.isBlank()) {
            return Optional.of("a nickname must not be empty");
        }
        if (name.codePointCount(0, name.length()) > LONGEST) {
            return Optional.of("a nickname has at most " + LONGEST + " characters");
        }
        if (UNSEEN.matcher(name).find() || !name.equals(name.strip())) {
            return Optional.of("a nickname has no invisible characters, and no blanks around it");
        }
        if (MISLEADING.matcher(key(name)).find() || key(name).equals(SERVER)) {
            return Optional.of("a nickname is not \"" + SERVER + "\" and has no : or @, which would mislead others");
        }
        return Optional.empty();
    }

    private static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}

package workshop.chat.server;

import com.ibm.icu.text.UnicodeSet;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who is called what. No two guests of a server have nicknames that look alike, see {@link Appearance}, and nobody has one
 * that could be taken for something else.
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

    /**
     * What cannot be seen: control and format characters, what Unicode has not assigned, all white space but the blank,
     * what programs show as nothing (such as fillers and variation selectors), and a few characters that are drawn empty.
     */
    private static final UnicodeSet UNSEEN = new UnicodeSet("[[[:C:][:Z:][:Default_Ignorable_Code_Point:]"
                    + "\\u2800\\uFFFC\\U0001D159\\U00013441\\U00013442]-[\\u0020]]")
            .freeze();

    /** A mark would stick to what is shown before the name, and a client's own lines begin with a star. */
    private static final Pattern BEGINNING = Pattern.compile("^[\\p{L}\\p{N}\\p{So}_].*");

    /** More marks on a letter than any language needs, which would cover the lines above: UTS #39, section 5.4. */
    private static final Pattern STACKED = Pattern.compile("\\p{Mn}{5}");

    /**
     * What addresses ({@code [::1]:5000}), guests of other servers ({@code ada@london}), lines of others and {@link #quoted}
     * names have in them. In the tables of look-alikes, a quotation mark is two apostrophes, a colon of mathematics is a
     * Bengali visarga, and a Mongolian one stands alone.
     */
    private static final Pattern MISLEADING = Pattern.compile("[:\\u0983\\u1804@]|''");

    /** A name that is no sentence, and no list of names. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}._-]+");

    /** Four numbers with dots between them, or what looks like one. */
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}( *[.,·•˳] *\\d{1,3}){3}");

    /** As a server calls a guest who has no nickname, see {@link Session#text}. */
    private static final Pattern ADDRESS =
            Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]{2,45}(%[A-Za-z0-9._-]{1,16})?]):\\d{1,5}");

    /** The nicknames, in order. That order takes an I with a dot and one without for the same, which they are not. */
    private final SortedSet<String> taken =
            new TreeSet<>(String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder()));

    /** What they look like. No two have a look in common. */
    private final Set<String> takenLooks = new HashSet<>();

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
        Set<String> own = old.map(Appearance::of).orElse(Set.of());
        Set<String> looks = Appearance.of(wanted);
        if (looks.stream().anyMatch(look -> takenLooks.contains(look) && !own.contains(look))) {
            return Optional.of("somebody else is called " + wanted);
        }
        old.ifPresent(this::release);
        taken.add(wanted);
        takenLooks.addAll(looks);
        return Optional.empty();
    }

    /** Makes a nickname free for others. */
    synchronized void release(String nickname) {
        taken.remove(nickname);
        takenLooks.removeAll(Appearance.of(nickname));
    }

    /**
     * Who is here, for a human: up to {@value #LISTED} nicknames, in order, and how many guests there are besides.
     *
     * @param guests how many are here in all
     */
    synchronized String list(int guests) {
        List<String> parts = new ArrayList<>(
                taken.stream().limit(LISTED).map(Nicknames::quoted).toList());
        if (taken.size() > LISTED) {
            parts.add((taken.size() - LISTED) + " more with a nickname");
        }
        if (guests > taken.size()) {
            parts.add((guests - taken.size()) + " without a nickname");
        }
        return "here: " + String.join(", ", parts);
    }

    /** A nickname as part of what the server says: in quotation marks, which no nickname has, unless it is a word. */
    static String quoted(String nickname) {
        return WORD.matcher(nickname).matches() ? nickname : '"' + nickname + '"';
    }

    /** What is wrong with a nickname, whoever has it; nothing if it is a good one. */
    static Optional<String> fault(String name) {
        if (name.isBlank()) {
            return Optional.of("a nickname must not be empty");
        }
        if (name.codePointCount(0, name.length()) > LONGEST) {
            return Optional.of("a nickname has at most " + LONGEST + " characters");
        }
        if (UNSEEN.containsSome(name) || !name.equals(name.strip())) {
            return Optional.of("a nickname has no invisible characters, and no blanks around it");
        }
        if (!BEGINNING.matcher(name).matches()
                || beginsWithStar(name)
                || STACKED.matcher(name).find()
                || hasForeignMark(name)) {
            return Optional.of("a nickname begins with a letter, a number or a symbol, and accents are on letters");
        }
        if (isMisleading(name)) {
            return Optional.of("a nickname is not \"" + SERVER + "\" or an address, and has no : or @ or quotation"
                    + " marks, which would mislead others");
        }
        return Optional.empty();
    }

    /** Whether this is the name of a guest on any server: a nickname that is {@link #fault faultless}, or an address. */
    static boolean isGuest(String name) {
        return ADDRESS.matcher(name).matches() || fault(name).isEmpty();
    }

    private static boolean beginsWithStar(String name) {
        return Appearance.skeleton(name).startsWith("*")
                || Character.getName(name.codePointAt(0)).contains("ASTERISK");
    }

    private static boolean isMisleading(String name) {
        // One character may be two, such as a digit with a full stop.
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC);
        return MISLEADING
                        .matcher(Appearance.skeleton(plain.replaceAll("\\p{M}", "")))
                        .find()
                || Stream.concat(Stream.of(name), Stream.of(name.split(" ")))
                        .anyMatch(part -> Appearance.ofLetters(part).contains(SERVER))
                || IPV4.matcher(withDigits(plain)).find();
    }

    /** The name with 0 to 9 for all that is, or looks like, one of these: other scripts' digits, letters l and O. */
    private static String withDigits(String name) {
        StringBuilder digits = new StringBuilder();
        name.codePoints().forEach(c -> {
            boolean digit = Character.isDigit(c) || Character.getType(c) == Character.OTHER_NUMBER;
            int value = digit ? Character.getNumericValue(c) : -1;
            digits.append(value >= 0 && value <= 9 ? "" + value : Character.toString(c));
        });
        return Appearance.skeleton(digits.toString()).replaceAll("[lI]", "1").replaceAll("[oO]", "0");
    }

    /** Whether a mark of one script is on a letter of another, where it is shown as nothing, or as anything. */
    private static boolean hasForeignMark(String name) {
        int[] all = name.codePoints().toArray();
        return IntStream.range(1, all.length)
                .anyMatch(i -> isMark(all[i])
                        && UnicodeScript.of(all[i]) != UnicodeScript.INHERITED
                        && UnicodeScript.of(all[i]) != UnicodeScript.of(all[i - 1]));
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }
}

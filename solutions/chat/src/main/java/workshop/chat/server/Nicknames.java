package workshop.chat.server;

import com.ibm.icu.text.UnicodeSet;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The nicknames of a server's guests. No two of them look alike, see {@link Appearance}, and none can be mistaken for
 * anything but a nickname.
 *
 * <p>Thread-safe.
 */
final class Nicknames {

    /** The server's own name, in messages of its own. */
    static final String SERVER = "server";

    /**
     * The longest nickname, in characters (code points) of up to 4 bytes: two of them and an {@code @} fit a short string,
     * see {@link NatsBus}.
     */
    static final int MAX_LENGTH = 30;

    /** How many nicknames {@link #list} has: some 12,000 bytes at most, so that one short request gets no long response. */
    private static final int MAX_LISTED = 100;

    /**
     * Invisible characters: control and format characters, those that Unicode has not assigned, all white space but the
     * blank, those that programs do not show (such as fillers and variation selectors), and a few that are drawn empty.
     */
    private static final UnicodeSet INVISIBLE = new UnicodeSet("[[[:C:][:Z:][:Default_Ignorable_Code_Point:]"
                    + "\\u2800\\uFFFC\\U0001D159\\U00013441\\U00013442]-[\\u0020]]")
            .freeze();

    /** How a nickname begins. A mark would stick to the text before the name, and a client's own lines begin with a star. */
    private static final Pattern BEGINNING = Pattern.compile("^[\\p{L}\\p{N}\\p{So}_].*");

    /** More marks on a letter than any language needs. They would cover the lines above: UTS #39, section 5.4. */
    private static final Pattern STACKED = Pattern.compile("\\p{Mn}{5}");

    /**
     * Characters of addresses ({@code [::1]:5000}), of guests of other servers ({@code ada@london}), of the lines that clients
     * show, and of {@link #quoted} names. In the tables of look-alikes, a quotation mark is two apostrophes, a mathematical
     * colon is a Bengali visarga, and a Mongolian one stands alone.
     */
    private static final Pattern MISLEADING = Pattern.compile("[:\\u0983\\u1804@]|''");

    /** A name that cannot be mistaken for a sentence or a list of names. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}._-]+");

    /** Four numbers with dots between them, or with characters that look like dots. */
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}( *[.,·•˳] *\\d{1,3}){3}");

    /** The name of a guest who has no nickname, see {@link Session#text}. */
    private static final Pattern ADDRESS =
            Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]{2,45}(%[A-Za-z0-9._-]{1,16})?]):\\d{1,5}");

    /** The nicknames, in order. CASE_INSENSITIVE_ORDER alone would confuse an I with a dot and one without. */
    private final SortedSet<String> taken =
            new TreeSet<>(String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder()));

    /** Their appearances. No two nicknames have one in common. */
    private final Set<String> takenLooks = new HashSet<>();

    /**
     * Gives a guest a new nickname in place of the old one.
     *
     * @param old the guest's present nickname; null for none
     * @param wanted the nickname that the guest asks for
     * @throws NicknameRefusedException if the guest cannot have it, and keeps the old one
     */
    synchronized void change(String old, String wanted) throws NicknameRefusedException {
        check(wanted);
        Set<String> own = old == null ? Set.of() : Appearance.of(old);
        Set<String> looks = Appearance.of(wanted);
        if (looks.stream().anyMatch(look -> takenLooks.contains(look) && !own.contains(look))) {
            throw new NicknameRefusedException("somebody else is called " + wanted);
        }
        if (old != null) {
            release(old);
        }
        taken.add(wanted);
        takenLooks.addAll(looks);
    }

    /** Makes a nickname free for others. */
    synchronized void release(String nickname) {
        taken.remove(nickname);
        takenLooks.removeAll(Appearance.of(nickname));
    }

    /**
     * Who is here, for a human: up to {@value #MAX_LISTED} nicknames, in order, and the number of the other guests.
     *
     * @param guests how many guests are here in all
     */
    synchronized String list(int guests) {
        List<String> parts = new ArrayList<>(
                taken.stream().limit(MAX_LISTED).map(Nicknames::quoted).toList());
        if (taken.size() > MAX_LISTED) {
            parts.add((taken.size() - MAX_LISTED) + " more with a nickname");
        }
        if (guests > taken.size()) {
            parts.add((guests - taken.size()) + " without a nickname");
        }
        return "here: " + String.join(", ", parts);
    }

    /** A nickname in a sentence of the server: in quotation marks, unless it is one word. No nickname contains them. */
    static String quoted(String nickname) {
        return WORD.matcher(nickname).matches() ? nickname : '"' + nickname + '"';
    }

    /**
     * Checks the rules for nicknames, which hold on all servers.
     *
     * @throws NicknameRefusedException if the name breaks one of them
     */
    static void check(String name) throws NicknameRefusedException {
        require(!name.isBlank(), "a nickname must not be empty");
        require(
                name.codePointCount(0, name.length()) <= MAX_LENGTH,
                "a nickname has at most " + MAX_LENGTH + " characters");
        require(
                !INVISIBLE.containsSome(name) && name.equals(name.strip()),
                "a nickname has no invisible characters, and no blanks around it");
        require(
                BEGINNING.matcher(name).matches()
                        && !beginsWithStar(name)
                        && !STACKED.matcher(name).find()
                        && !hasForeignMark(name),
                "a nickname begins with a letter, a number or a symbol, and accents are on letters");
        require(
                !isMisleading(name),
                "a nickname is not \"" + SERVER + "\" or an address, and has no : or @ or quotation marks, which would"
                        + " mislead others");
    }

    private static void require(boolean condition, String otherwise) throws NicknameRefusedException {
        if (!condition) {
            throw new NicknameRefusedException(otherwise);
        }
    }

    /** Whether the name keeps the rules for nicknames. */
    static boolean isValid(String name) {
        try {
            check(name);
            return true;
        } catch (NicknameRefusedException e) {
            return false;
        }
    }

    /** Whether a guest of any server can have this name: it is a valid nickname, or an address. */
    static boolean isGuest(String name) {
        return ADDRESS.matcher(name).matches() || isValid(name);
    }

    private static boolean beginsWithStar(String name) {
        return Appearance.skeleton(name).startsWith("*")
                || Character.getName(name.codePointAt(0)).contains("ASTERISK");
    }

    private static boolean isMisleading(String name) {
        // In this form, one character may become two, such as a digit with a full stop.
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC);
        return MISLEADING
                        .matcher(Appearance.skeleton(plain.replaceAll("\\p{M}", "")))
                        .find()
                || Stream.concat(Stream.of(name), Stream.of(name.split(" ")))
                        .anyMatch(part -> Appearance.ofLetters(part).contains(SERVER))
                || IPV4.matcher(withDigits(plain)).find();
    }

    /** The name with 0 to 9 in place of characters that are, or look like, one of these: digits of other scripts, l and O. */
    private static String withDigits(String name) {
        StringBuilder digits = new StringBuilder();
        name.codePoints().forEach(c -> {
            boolean digit = Character.isDigit(c) || Character.getType(c) == Character.OTHER_NUMBER;
            int value = digit ? Character.getNumericValue(c) : -1;
            digits.append(value >= 0 && value <= 9 ? "" + value : Character.toString(c));
        });
        return Appearance.skeleton(digits.toString()).replaceAll("[lI]", "1").replaceAll("[oO]", "0");
    }

    /** Whether a mark of one script is on a letter of another. There, programs may show nothing, or anything. */
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

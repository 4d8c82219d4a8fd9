package workshop.chat.protocol;

import java.util.regex.Pattern;

/**
 * Makes text from an untrusted peer safe to print, on a terminal and in a log.
 *
 * @see <a href="https://www.unicode.org/reports/tr36/">Unicode security considerations</a>, section 2
 */
public final class SafeText {

    /**
     * Characters that are not just shown: control characters (among them the escape that starts a terminal's commands, and
     * line ends, with which a peer could forge a line of a log), separators of lines and paragraphs, single surrogates, and
     * format characters, which change the direction of writing or are invisible. The two joiners are allowed, because emoji
     * and several scripts need them.
     */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\u200c\\u200d]]");

    private SafeText() {}

    /**
     * Replaces each unsafe character by the replacement character (U+FFFD), and a tab, which is common in pasted text, by a
     * blank.
     */
    public static String of(String text) {
        return UNSAFE.matcher(text.replace('\t', ' ')).replaceAll("\ufffd");
    }
}

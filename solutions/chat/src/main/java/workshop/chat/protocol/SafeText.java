package workshop.chat.protocol;

import java.util.regex.Pattern;

/**
 * Makes text from an untrusted peer safe to print, on a terminal and in a log.
 *
 * @see <a href="https://www.unicode.org/reports/tr36/">Unicode security considerations</a>, section 2
 */
public final class SafeText {

    /**
     * Characters that do something other than to be shown: control characters (among them the escape that starts a
     * terminal's commands, and line ends, which would forge a line of a log), separators of lines and paragraphs, halves
     * of characters, and format characters, which change the direction of writing or are invisible. The two joiners stay:
     * emoji and several scripts are written with them.
     */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\u200c\\u200d]]");

    private SafeText() {}

    /**
     * The text with the replacement character (U+FFFD) in the place of each unsafe character. Only a tab, which is common
     * in what people paste, becomes a blank.
     */
    public static String of(String text) {
        return UNSAFE.matcher(text.replace('\t', ' ')).replaceAll("\ufffd");
    }
}

package workshop.tcpview;

import java.util.regex.Pattern;

/**
 * Makes text from outside this program safe to print on a terminal. A process can give itself any name, with escape
 * sequences and bytes that are not text.
 */
final class SafeText {

    /**
     * Control characters (among them ESC, which starts a terminal's commands), line and paragraph separators, format
     * characters (which are invisible, or change the direction of writing), lone surrogates, and characters that Unicode
     * has not assigned, whose width is unknown.
     */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private SafeText() {}

    /** The text, with the replacement character (U+FFFD) in the place of each unsafe one. */
    static String of(String text) {
        return UNSAFE.matcher(text).replaceAll("\ufffd");
    }
}

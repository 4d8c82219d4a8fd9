package judge;

import java.util.regex.Pattern;

/** Text of a guide, as a terminal shows it. */
public final class PlainText {

    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)");
    private static final Pattern TAG = Pattern.compile("</?(code|br|b|i|em|sub|sup)/?>");

    private PlainText() {}

    /** Without links, tags and emphasis, in one line. Code keeps its backticks. */
    public static String of(String markdown) {
        String withCode = markdown.replaceAll("</?code>", "`");
        String words = TAG.matcher(LINK.matcher(withCode).replaceAll("$1")).replaceAll("");
        return words.replace("**", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }
}

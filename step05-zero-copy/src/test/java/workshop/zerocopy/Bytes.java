package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Compares many bytes, and shows only the first difference. */
final class Bytes {

    private static final int SHOWN = 30;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Bytes() {}

    static void assertSame(String what, byte[] actual, byte[] expected) {
        int difference = Arrays.mismatch(actual, expected);
        if (difference >= 0) {
            throw new AssertionError("[%s] are %d bytes, expected %d; from byte %d on, expected %s but was %s"
                    .formatted(
                            what,
                            actual.length,
                            expected.length,
                            difference,
                            shown(expected, difference),
                            shown(actual, difference)));
        }
    }

    private static String shown(byte[] bytes, int from) {
        int length = Math.min(SHOWN, bytes.length - from);
        return length <= 0
                ? "nothing more"
                : '"'
                        + CONTROL.matcher(new String(bytes, from, length, ISO_8859_1))
                                .replaceAll(Bytes::hex)
                        + '"';
    }

    /** A length prefix has bytes that are no text. The difference may be in them. */
    private static String hex(MatchResult control) {
        return "<%02x>".formatted((int) control.group().charAt(0));
    }
}

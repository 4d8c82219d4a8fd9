package judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.regex.Pattern;

/**
 * What the class board is told of a verdict: who, which exercise, passes or fails, and the row of the guide that names the
 * mistake. Never code, and never the words of a failure. It is the payload of a frame, whose length stands before it:
 *
 * <pre>
 *  0         1        9        10         11       12             12 + n
 *  +---------+--------+--------+----------+--------+--------------+--------------+
 *  | version |  run   |  step  | exercise | result |  n: 1 byte,  |  m: 1 byte,  |
 *  |  uint8  | uint64 | uint8  |  uint8   | uint8  |  name: UTF-8 |  row: UTF-8  |
 *  +---------+--------+--------+----------+--------+--------------+--------------+
 * </pre>
 *
 * @param run a random number of the learner's start of {@code ./workshop}: it tells apart two learners of one name
 * @param name as the learner has typed it; {@link #isName} says what is allowed
 * @param passes the result: 1 if all tests of the exercise pass, 0 if not
 * @param row the first words of the row's meaning, at most {@link #ROW_CHARS} characters; empty if no row matches
 */
public record BoardReport(long run, String name, Exercise exercise, boolean passes, String row) {

    /** The maximum length of a payload, in bytes. */
    public static final int MAX_LENGTH = 1024;

    /** The maximum length of a name, in code points. */
    public static final int NAME_LENGTH = 30;

    /** The maximum length of a row's first words, in characters. */
    public static final int ROW_CHARS = 60;

    private static final int VERSION = 1;
    private static final int FIXED_LENGTH = Byte.BYTES + Long.BYTES + 3 * Byte.BYTES;

    /**
     * Control characters could command a terminal, and format characters change the direction of writing. The two joiners are
     * allowed, since some scripts need them. The four fillers of Hangul are letters for Unicode, and invisible.
     */
    private static final Pattern NAME = Pattern.compile("(?=.*[\\p{L}\\p{N}])(?!\\p{Z})"
            + "[[^\\p{C}\\p{Zl}\\p{Zp}\\u115f\\u1160\\u3164\\uffa0]\\u200c\\u200d]+(?<!\\p{Z})");

    /**
     * A report.
     *
     * @throws IllegalArgumentException if the name is not allowed, or a value does not fit into its field
     */
    public BoardReport {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a name of 1 to " + NAME_LENGTH + " visible characters");
        }
        if (row.length() > ROW_CHARS) {
            throw new IllegalArgumentException("a row of " + row.length() + " characters (at most " + ROW_CHARS + ")");
        }
    }

    /** Whether a learner may have this name: up to {@link #NAME_LENGTH} visible characters and blanks, a letter or digit among them. */
    public static boolean isName(String name) {
        return name.codePointCount(0, name.length()) <= NAME_LENGTH
                && NAME.matcher(name).matches();
    }

    /** The first words of a row, by which the board finds it in its own guide. */
    public static String firstWords(GuideRow row) {
        String meaning = row.meaning();
        return meaning.length() <= ROW_CHARS ? meaning : wholeCharacters(meaning.substring(0, ROW_CHARS));
    }

    /** Half of a surrogate pair could not be encoded. */
    private static String wholeCharacters(String text) {
        return Character.isHighSurrogate(text.charAt(text.length() - 1)) ? text.substring(0, text.length() - 1) : text;
    }

    /** The payload, in a new buffer from position to limit. */
    public ByteBuffer encode() {
        byte[] nameBytes = name.getBytes(UTF_8);
        byte[] rowBytes = row.getBytes(UTF_8);
        return ByteBuffer.allocate(FIXED_LENGTH + 1 + nameBytes.length + 1 + rowBytes.length)
                .put((byte) VERSION)
                .putLong(run)
                .put((byte) exercise.step())
                .put((byte) exercise.number())
                .put((byte) (passes ? 1 : 0))
                .put((byte) nameBytes.length)
                .put(nameBytes)
                .put((byte) rowBytes.length)
                .put(rowBytes)
                .flip();
    }

    /**
     * Decodes the bytes of an untrusted peer.
     *
     * @param payload from position to limit; afterwards the position is anywhere between
     * @throws ProtocolException if the version is another one, a field goes past the end or has a value that is not allowed, or bytes
     *     are left over; nothing else is ever thrown
     */
    public static BoardReport decode(ByteBuffer payload) throws ProtocolException {
        require(payload, FIXED_LENGTH, "the fields before the name");
        int version = payload.get();
        if (version != VERSION) {
            throw new ProtocolException("a report of version " + version + " (" + VERSION + " is known)");
        }
        long run = payload.getLong();
        var exercise = new Exercise(Byte.toUnsignedInt(payload.get()), Byte.toUnsignedInt(payload.get()));
        int result = payload.get();
        if (result != 0 && result != 1) {
            throw new ProtocolException("a result of " + result + " (0 or 1 is known)");
        }
        String name = text(payload, "the name");
        String row = text(payload, "the row");
        if (payload.hasRemaining()) {
            throw new ProtocolException(payload.remaining() + " bytes behind the last field of a report");
        }
        try {
            return new BoardReport(run, name, exercise, result == 1, row);
        } catch (IllegalArgumentException e) {
            throw new ProtocolException(e.getMessage());
        }
    }

    private static String text(ByteBuffer in, String what) throws ProtocolException {
        require(in, 1, "the length of " + what);
        int length = Byte.toUnsignedInt(in.get());
        require(in, length, what);
        ByteBuffer bytes = in.slice(in.position(), length);
        in.position(in.position() + length);
        try {
            // new String would put a replacement character in place of bytes that are not UTF-8.
            return UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolException(what + " of a report is not UTF-8");
        }
    }

    private static void require(ByteBuffer in, int length, String what) throws ProtocolException {
        if (in.remaining() < length) {
            throw new ProtocolException(
                    what + " of a report: " + length + " bytes, where " + in.remaining() + " are left");
        }
    }
}

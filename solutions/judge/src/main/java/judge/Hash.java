package judge;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names for files, made of what is in them. */
final class Hash {

    /** Half of the hash is enough, and Windows limits the length of a path. */
    private static final int DIGITS = 32;

    private Hash() {}

    /** The first half of the SHA-256 hash, as hexadecimal digits. */
    static String of(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has it", e);
        }
    }
}

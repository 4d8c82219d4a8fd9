// Mistake: the whole array is compared, and the words of a longer line are left at its end.
// Fails with: [lines parsed from their beginning, of one line and ten shorter ones] expected: 2L but was: 11L
package workshop.zerocopy;

import java.util.Arrays;

class HeaderPrediction {
    void remember(ByteBuffer bytes, int start, int lastField) {
        length = lastField - start;
        if (length > MAX_LENGTH) {
            length = NOTHING;
            return;
        }
        for (int i = 0; i + Long.BYTES <= length; i += Long.BYTES) {
            words[i / Long.BYTES] = bytes.getLong(start + i);
        }
        lastWord = bytes.getLong(lastField - Long.BYTES);
    }

    boolean matches(ByteBuffer bytes, int start) {
        if (bytes.limit() - start < length || bytes.getLong(start + length - Long.BYTES) != lastWord) {
            return false;
        }
        long[] candidate = new long[words.length];
        for (int i = 0; i + Long.BYTES <= length; i += Long.BYTES) {
            candidate[i / Long.BYTES] = bytes.getLong(start + i);
        }
        return Arrays.equals(words, candidate);
    }
}

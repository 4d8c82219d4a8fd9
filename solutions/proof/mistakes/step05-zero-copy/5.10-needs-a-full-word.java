// Mistake: the last bytes are read as a full word, whose end may come after the limit.
// Fails with: [lines parsed from their beginning of 9 bytes, of ten reads of MSG ss 1 0] expected: 1
package workshop.zerocopy;

class HeaderPrediction {
    boolean matches(ByteBuffer bytes, int start) {
        if (length == NOTHING
                || bytes.limit() - start < (length + Long.BYTES - 1) / Long.BYTES * Long.BYTES
                || bytes.getLong(start) != firstWord
                || bytes.getLong(start + length - Long.BYTES) != lastWord) {
            return false;
        }
        for (int i = Long.BYTES; i < length - Long.BYTES; i += Long.BYTES) {
            if (bytes.getLong(start + i) != words[i / Long.BYTES]) {
                return false;
            }
        }
        return true;
    }
}

// Mistake: after a line that is too long, a beginning of 0 bytes is remembered. It matches everywhere.
// Fails with: [parsing 5 hello after
package workshop.zerocopy;

class HeaderPrediction {
    void remember(ByteBuffer bytes, int start, int lastField) {
        length = lastField - start > MAX_LENGTH ? 0 : lastField - start;
        for (int i = 0; i + Long.BYTES <= length; i += Long.BYTES) {
            words[i / Long.BYTES] = bytes.getLong(start + i);
        }
        lastWord = bytes.getLong(lastField - Long.BYTES);
    }

    boolean matches(ByteBuffer bytes, int start) {
        if (bytes.limit() - start < length) {
            return false;
        }
        for (int i = 0; i + Long.BYTES <= length; i += Long.BYTES) {
            if (bytes.getLong(start + i) != words[i / Long.BYTES]) {
                return false;
            }
        }
        return length == 0 || bytes.getLong(start + length - Long.BYTES) == lastWord;
    }
}

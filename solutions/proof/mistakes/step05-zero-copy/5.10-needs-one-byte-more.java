// Mistake: a byte is needed after those that were remembered.
// Fails with: [the bytes that were remembered match, with no byte after them] Expecting value to be true but was false
package workshop.zerocopy;

class HeaderPrediction {
    boolean matches(ByteBuffer bytes, int start) {
        // Eight bytes at a time. The last word may overlap with the word before it, so no single bytes are left over.
        if (bytes.limit() - start <= length
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

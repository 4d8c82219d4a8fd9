// Mistake: bytes are compared that were not read yet.
// Fails with: java.lang.IndexOutOfBoundsException, thrown at matches (HeaderPrediction.java:
package workshop.zerocopy;

class HeaderPrediction {
    boolean matches(ByteBuffer bytes, int start) {
        // Eight bytes at a time. The last word may overlap with the word before it, so no single bytes are left over.
        if (length == NOTHING
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

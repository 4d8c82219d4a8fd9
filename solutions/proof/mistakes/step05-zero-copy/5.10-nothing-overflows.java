// Mistake: the sum of the position and the length overflows if nothing is remembered.
// Fails with: java.lang.IndexOutOfBoundsException, thrown at matches (HeaderPrediction.java:
package workshop.zerocopy;

class HeaderPrediction {
    boolean matches(ByteBuffer bytes, int start) {
        if (start + length > bytes.limit()
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

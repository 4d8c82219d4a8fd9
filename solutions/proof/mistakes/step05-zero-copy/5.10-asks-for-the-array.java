// Mistake: the beginning of a line is copied out of the array of the buffer, and a direct buffer has none.
// Fails with: java.lang.UnsupportedOperationException
package workshop.zerocopy;

class HeaderPrediction {
    private final byte[] beginning = new byte[MAX_LENGTH];

    void remember(ByteBuffer bytes, int start, int lastField) {
        length = lastField - start;
        if (length > MAX_LENGTH) {
            length = NOTHING;
            return;
        }
        System.arraycopy(bytes.array(), bytes.arrayOffset() + start, beginning, 0, length);
    }

    boolean matches(ByteBuffer bytes, int start) {
        if (bytes.limit() - start < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes.get(start + i) != beginning[i]) {
                return false;
            }
        }
        return true;
    }
}

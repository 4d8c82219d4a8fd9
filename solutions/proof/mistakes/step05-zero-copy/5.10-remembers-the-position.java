// Mistake: the position of the last line is remembered, and not its bytes.
// Fails with: [lines parsed from their beginning, of ten equal ones in reads of their own] expected: 1
package workshop.zerocopy;

class HeaderPrediction {
    private ByteBuffer buffer;
    private int position;

    void remember(ByteBuffer bytes, int start, int lastField) {
        buffer = bytes;
        position = start;
        length = lastField - start;
    }

    boolean matches(ByteBuffer bytes, int start) {
        if (bytes.limit() - start < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes.get(start + i) != buffer.get(position + i)) {
                return false;
            }
        }
        return true;
    }
}

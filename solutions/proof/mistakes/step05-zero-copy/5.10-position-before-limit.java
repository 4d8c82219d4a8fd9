// Mistake: a view keeps the limit of the last line, and its position is set first.
// Fails with: java.lang.IllegalArgumentException
// Fails with: thrown at matches (HeaderPrediction.java:
package workshop.zerocopy;

class HeaderPrediction {
    private final ByteBuffer beginning = ByteBuffer.allocate(MAX_LENGTH);
    private ByteBuffer buffer;
    private ByteBuffer view;

    void remember(ByteBuffer bytes, int start, int lastField) {
        length = lastField - start;
        if (length > MAX_LENGTH) {
            length = NOTHING;
            return;
        }
        beginning.clear().put(0, bytes, start, length).limit(length);
    }

    boolean matches(ByteBuffer bytes, int start) {
        if (bytes.limit() - start < length) {
            return false;
        }
        if (buffer != bytes) {
            buffer = bytes;
            view = bytes.duplicate();
        }
        return beginning.equals(view.position(start).limit(start + length));
    }
}

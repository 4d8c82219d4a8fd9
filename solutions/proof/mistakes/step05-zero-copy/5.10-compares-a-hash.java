// Mistake: a hash of the words is compared, and not the bytes.
// Fails with: [parsing MSG abcadefghij?1234567 1 x after MSG abcbdefghij 1234567 1 x]
package workshop.zerocopy;

class HeaderPrediction {
    private long hash;

    void remember(ByteBuffer bytes, int start, int lastField) {
        length = lastField - start > MAX_LENGTH ? NOTHING : lastField - start;
        if (length != NOTHING) {
            hash = hash(bytes, start);
        }
    }

    boolean matches(ByteBuffer bytes, int start) {
        return bytes.limit() - start >= length && hash(bytes, start) == hash;
    }

    private long hash(ByteBuffer bytes, int start) {
        long result = 0;
        for (int i = 0; i < length - Long.BYTES; i += Long.BYTES) {
            result = 31 * result + bytes.getLong(start + i);
        }
        return 31 * result + bytes.getLong(start + length - Long.BYTES);
    }
}

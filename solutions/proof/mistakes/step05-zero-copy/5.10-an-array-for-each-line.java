// Mistake: remember copies each line into a new array.
// Fails with: [bytes that the parser allocated for each message, in the last half of
package workshop.zerocopy;

class HeaderPrediction {
    void remember(ByteBuffer bytes, int start, int lastField) {
        length = NOTHING;
        if (lastField - start > MAX_LENGTH) {
            return;
        }
        length = lastField - start;
        byte[] copy = new byte[length];
        bytes.get(start, copy);
        ByteBuffer line = ByteBuffer.wrap(copy);
        for (int i = 0; i + Long.BYTES <= length; i += Long.BYTES) {
            words[i / Long.BYTES] = line.getLong(i);
        }
        firstWord = line.getLong(0);
        lastWord = line.getLong(length - Long.BYTES);
    }
}

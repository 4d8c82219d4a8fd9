// Mistake: after a line that is too long, the line before it is still predicted.
// Fails with: [the lengths of the subjects]
package workshop.zerocopy;

class HeaderPrediction {
    void remember(ByteBuffer bytes, int start, int lastField) {
        if (lastField - start > MAX_LENGTH) {
            return;
        }
        length = lastField - start;
        firstWord = bytes.getLong(start);
        lastWord = bytes.getLong(lastField - Long.BYTES);
        for (int i = Long.BYTES; i < length - Long.BYTES; i += Long.BYTES) {
            words[i / Long.BYTES] = bytes.getLong(start + i);
        }
    }
}

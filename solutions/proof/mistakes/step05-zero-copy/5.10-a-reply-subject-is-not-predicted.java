// Mistake: a line with a reply subject is not remembered.
// Fails with: [lines parsed from their beginning, of 100 lines like MSG a 1 box.7 0] expected: 1L but was: 100L
package workshop.zerocopy;

class HeaderPrediction {
    void remember(ByteBuffer bytes, int start, int lastField) {
        if (message.hasReplyTo()) {
            length = NOTHING;
            return;
        }
        length = lastField - start;
        if (length > MAX_LENGTH) {
            length = NOTHING;
            return;
        }
        firstWord = bytes.getLong(start);
        lastWord = bytes.getLong(lastField - Long.BYTES);
        for (int i = Long.BYTES; i < length - Long.BYTES; i += Long.BYTES) {
            words[i / Long.BYTES] = bytes.getLong(start + i);
        }
    }
}

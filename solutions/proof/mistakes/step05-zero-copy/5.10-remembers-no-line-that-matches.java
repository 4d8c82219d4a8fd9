// Mistake: a line that begins with the remembered bytes is not remembered, though it may go on with a reply subject.
// Fails with: [message 17 after news.ac for 21, reply to box, headers [], payload [], in a stream that was cut after
package workshop.zerocopy;

class HeaderPrediction {
    void remember(ByteBuffer bytes, int start, int lastField) {
        if (matches(bytes, start)) {
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

// Mistake: a beginning of the same length is not copied.
// Fails with: [message 43 after news.b for 2, headers [], payload [hello], in a stream that was cut after
package workshop.zerocopy;

class HeaderPrediction {
    void remember(ByteBuffer bytes, int start, int lastField) {
        if (length == lastField - start) {
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

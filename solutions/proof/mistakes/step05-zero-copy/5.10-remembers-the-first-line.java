// Mistake: only the first line is remembered.
// Fails with: [lines parsed from their beginning, of one line and ten shorter ones] expected: 2L but was: 11L
// Fails with: [message 39 after news.h for 7, reply to 9, headers [], payload [A: bb hi], in a stream that was cut after
package workshop.zerocopy;

class HeaderPrediction {
    void remember(ByteBuffer bytes, int start, int lastField) {
        if (length != NOTHING) {
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

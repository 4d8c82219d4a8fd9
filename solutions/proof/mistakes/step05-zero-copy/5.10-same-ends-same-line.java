// Mistake: a line of the same length, with the same first and last word, is taken for the same line.
// Fails with: [parsing MSG news.b 1 box.abcdefgh 1 x after MSG news.b 1 box.abcdefgh 1 x MSG news.b 2
package workshop.zerocopy;

class HeaderPrediction {
    void remember(ByteBuffer bytes, int start, int lastField) {
        if (lastField - start == length
                && bytes.getLong(start) == firstWord
                && bytes.getLong(lastField - Long.BYTES) == lastWord) {
            // The same line as before.
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

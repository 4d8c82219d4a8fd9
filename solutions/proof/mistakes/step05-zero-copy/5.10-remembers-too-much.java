// Mistake: a beginning that is too long is predicted too.
// Fails with: [lines parsed from their beginning of 257 bytes, of ten reads of MSG sss
package workshop.zerocopy;

class HeaderPrediction {
    void remember(ByteBuffer bytes, int start, int lastField) {
        length = lastField - start;
        if (length > MAX_LENGTH + 8) {
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

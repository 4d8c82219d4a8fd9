// Mistake: nothing is predicted any more, once a line does not match or is not there yet.
// Fails with: [lines parsed from their beginning, of ten equal ones in reads of their own] expected: 1
package workshop.zerocopy;

class HeaderPrediction {
    boolean matches(ByteBuffer bytes, int start) {
        if (bytes.limit() - start < length
                || bytes.getLong(start) != firstWord
                || bytes.getLong(start + length - Long.BYTES) != lastWord) {
            length = NOTHING;
            return false;
        }
        for (int i = Long.BYTES; i < length - Long.BYTES; i += Long.BYTES) {
            if (bytes.getLong(start + i) != words[i / Long.BYTES]) {
                return false;
            }
        }
        return true;
    }
}

// Mistake: the first eight bytes are not compared.
// Fails with: [parsing LSG news.today.a 4 b 1 x after MSG news.today.a 4 b 1 x] expected:
package workshop.zerocopy;

class HeaderPrediction {
    boolean matches(ByteBuffer bytes, int start) {
        if (bytes.limit() - start < length
                || bytes.getLong(start + length - Long.BYTES) != lastWord) {
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

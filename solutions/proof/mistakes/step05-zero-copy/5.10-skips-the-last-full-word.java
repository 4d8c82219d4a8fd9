// Mistake: the last word that is no part of another one is not compared.
// Fails with: [parsing MSG news.today.a!4 bbbbb 1 x after MSG news.today.a 4 bbbbb 1 x]
package workshop.zerocopy;

class HeaderPrediction {
    boolean matches(ByteBuffer bytes, int start) {
        if (bytes.limit() - start < length
                || bytes.getLong(start) != firstWord
                || bytes.getLong(start + length - Long.BYTES) != lastWord) {
            return false;
        }
        for (int i = Long.BYTES; i < (length / Long.BYTES - 1) * Long.BYTES; i += Long.BYTES) {
            if (bytes.getLong(start + i) != words[i / Long.BYTES]) {
                return false;
            }
        }
        return true;
    }
}

// Mistake: the first and the last eight bytes are compared, and not the bytes between.
// Fails with: [message 27 after news.reply for 4
package workshop.zerocopy;

class HeaderPrediction {
    boolean matches(ByteBuffer bytes, int start) {
        return bytes.limit() - start >= length
                && bytes.getLong(start) == firstWord
                && bytes.getLong(start + length - Long.BYTES) == lastWord;
    }
}

// Mistake: only the first eight bytes are compared.
// Fails with: [message 9 after news.ac for 1, headers [], payload [ac], in a stream
package workshop.zerocopy;

class HeaderPrediction {
    boolean matches(ByteBuffer bytes, int start) {
        return bytes.limit() - start >= length && bytes.getLong(start) == firstWord;
    }
}

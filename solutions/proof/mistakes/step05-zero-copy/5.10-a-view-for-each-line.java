// Mistake: each comparison makes a view.
// Fails with: [bytes that the parser allocated for each message, in the last half of 60000 messages]
package workshop.zerocopy;

class HeaderPrediction {
    private byte[] beginning;

    void remember(ByteBuffer bytes, int start, int lastField) {
        beginning = Message.text(bytes, start, lastField).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        length = beginning.length > MAX_LENGTH ? NOTHING : beginning.length;
    }

    boolean matches(ByteBuffer bytes, int start) {
        return bytes.limit() - start >= length && bytes.slice(start, length).equals(ByteBuffer.wrap(beginning));
    }
}

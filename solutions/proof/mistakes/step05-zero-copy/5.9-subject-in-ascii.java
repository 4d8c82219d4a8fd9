// Mistake: writes the answer to INFO in US-ASCII, which has a question mark in place of any other character.
// Fails with: [the client's line SUB, for a subject beyond ASCII]
package workshop.zerocopy;

class MessageConsumer {
    class Responder {
        @Override
        public void onInfo(String json) throws IOException {
            if (!subscribed) {
                subscribed = true;
                String lines = CONNECT + "SUB " + subject + " 1\r\n";
                ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        }
    }
}

// Mistake: makes the frame itself, and writes it with one write, which may be partial.
// Fails with: waited for the rest of
package workshop.client;

class RequestClient {
    private void send(long id, byte[] body, CompletableFuture<byte[]> responseFuture) throws IOException {
        int length = Long.BYTES + body.length;
        if (length > FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH) {
            throw new IllegalArgumentException("a body of " + body.length + " bytes is too long");
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length).putInt(length).putLong(id).put(body).flip();
        writePermit.acquireUninterruptibly();
        try {
            channel.write(frame);
        } finally {
            writePermit.release();
        }
    }
}

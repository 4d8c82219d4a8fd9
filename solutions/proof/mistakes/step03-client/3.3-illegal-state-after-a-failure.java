// Mistake: after a failed write, each further one throws an IllegalStateException.
// Fails with: [the error of writing to a connection that is closed, for the second time]
package workshop.client;

class FrameWriter {
    private boolean broken;

    public void write(ByteBuffer payload) throws IOException {
        if (broken) {
            throw new IllegalStateException("the connection is broken");
        }
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(length + " bytes, where " + maxPayloadLength + " are allowed");
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length);
        frame.putInt(length).put(payload).flip();
        try {
            while (frame.hasRemaining()) {
                channel.write(frame);
            }
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }
}

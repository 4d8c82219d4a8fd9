// Mistake: all messages of a read are decoded first, and a bad one hides those before it.
// Fails with: [the next call of the handler, after a read that has brought a frame and a bad length] expected: "a" but was: "readComplete"
package workshop.async;

class ReadLoop {
    private void passMessages() throws Exception {
        in.flip();
        try {
            java.util.List<ByteBuffer> messages = new java.util.ArrayList<>();
            for (ByteBuffer m = decoder.decode(in); m != null; m = decoder.decode(in)) {
                messages.add(m);
            }
            for (ByteBuffer m : messages) {
                if (connection.isOpen()) {
                    handler.message(m);
                }
            }
        } finally {
            handler.readComplete();
        }
        if (in.position() > 0) {
            in.compact();
        } else {
            in.position(in.limit()).limit(in.capacity());
        }
    }
}

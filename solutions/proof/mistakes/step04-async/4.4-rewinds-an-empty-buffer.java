// Mistake: rewinds the buffer when all is decoded: its limit stays, and the next read brings no more bytes than this one.
// Fails with: [the next call of the handler, after 128 frames in one read] expected: "" but was: "readComplete"
package workshop.async;

class ReadLoop {
    private void passMessages() throws Exception {
        in.flip();
        try {
            ByteBuffer m;
            while (connection.isOpen() && (m = decoder.decode(in)) != null) {
                handler.message(m);
            }
        } finally {
            handler.readComplete();
        }
        if (in.hasRemaining()) {
            in.compact();
        } else {
            in.rewind();
        }
    }
}

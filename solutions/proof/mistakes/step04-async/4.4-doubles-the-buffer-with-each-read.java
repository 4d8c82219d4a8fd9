// Mistake: if nothing was decoded, the limit stays where flip has set it: no space is free, and the buffer doubles.
// Fails with: bytes of the read buffer, for a frame of 12 bytes that came byte by byte
package workshop.async;

class ReadLoop {
    private void passMessages() throws Exception {
        in.flip();
        try {
            ByteBuffer message = decoder.decode(in);
            while (message != null && connection.isOpen()) {
                handler.message(message);
                message = decoder.decode(in);
            }
        } finally {
            handler.readComplete();
        }
        if (!in.hasRemaining()) {
            in.clear();
        } else if (in.position() > 0) {
            in.compact();
        } else {
            in.position(in.limit());
        }
    }
}

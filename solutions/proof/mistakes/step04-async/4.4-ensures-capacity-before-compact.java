// Mistake: the rest moves to the front only after ensureCapacity, which expects it there.
// Fails with: [bytes of frame 2 of 7, sent all in one write] expected: 1 but was: 0
package workshop.async;

class ReadLoop {
    void readNext() {
        if (parksHere()) {
            return;
        }
        try {
            in = ensureCapacity(in, lastCount).compact();
            channel.read(in, null, this);
        } catch (RuntimeException | Error e) {
            failed(e, null);
        }
    }

    private void passMessages() throws Exception {
        in.flip();
        try {
            ByteBuffer message;
            while (connection.isOpen() && (message = decoder.decode(in)) != null) {
                handler.message(message);
            }
        } finally {
            handler.readComplete();
        }
    }
}

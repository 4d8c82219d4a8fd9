// Mistake: decodes a slice of the buffer, and so the position of the buffer stays.
// Fails with: [bytes of frame 4 of 7, sent all in one write] expected: 3000 but was: 0
package workshop.async;

class ReadLoop {
    private void passMessages() throws Exception {
        in.flip();
        ByteBuffer view = in.slice();
        try {
            ByteBuffer message;
            while (connection.isOpen() && (message = decoder.decode(view)) != null) {
                handler.message(message);
            }
        } finally {
            handler.readComplete();
        }
        in.compact();
    }
}

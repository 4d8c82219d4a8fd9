// Mistake: the rest of a read stays where it is, and the buffer grows, until a read ends where a message ends.
// Fails with: [bytes of the largest read buffer, for 100 frames of 3000 bytes] Expecting actual: 
package workshop.async;

class ReadLoop {
    private int start;

    private void passMessages() throws Exception {
        ByteBuffer unread = in.duplicate().flip().position(start);
        try {
            ByteBuffer message = decoder.decode(unread);
            while (message != null && connection.isOpen()) {
                handler.message(message);
                message = decoder.decode(unread);
            }
        } finally {
            handler.readComplete();
        }
        if (unread.hasRemaining()) {
            start = unread.position();
        } else {
            in.clear();
            start = 0;
        }
    }
}

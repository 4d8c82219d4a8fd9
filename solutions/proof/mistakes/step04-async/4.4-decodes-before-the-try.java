// Mistake: the first message of a read is decoded outside of the `try` with the `finally`.
// Fails with: waited for the call for "readComplete", after a read that has brought nothing but a bad length, and it did not come
package workshop.async;

class ReadLoop {
    private void passMessages() throws Exception {
        in.flip();
        ByteBuffer message = decoder.decode(in);
        try {
            while (message != null && connection.isOpen()) {
                handler.message(message);
                message = decoder.decode(in);
            }
        } finally {
            // This is called even if the next message is malformed: the messages before it may wait for a flush.
            handler.readComplete();
        }
        // The rest is the beginning of a message. It moves to the front, and the next read adds bytes behind it.
        if (in.position() > 0) {
            in.compact();
        } else {
            // compact would copy all of it to where it is, for each few bytes of a large message.
            in.position(in.limit()).limit(in.capacity());
        }
    }
}

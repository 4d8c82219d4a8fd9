// Mistake: never makes room.
// Fails with: waited for frame 4 of 6, sent all in one write, and it did not come
package workshop.async;

class AsyncConnection {
    class ReadLoop {
        private ByteBuffer in = ByteBuffer.allocate(LARGE_BUFFER);

        void readOn(int lastRead) {
            try {
                channel.read(in, null, this);
            } catch (RuntimeException e) {
                failed(e, null);
            }
        }
    }
}

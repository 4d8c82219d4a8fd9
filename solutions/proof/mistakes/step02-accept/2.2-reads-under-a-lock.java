// Mistake: a lock around read, so one idle client keeps the handlers of all others from reading.
// Fails with: waited for the echo of 524288 bytes, and the end, and it did not come
package workshop.accept;

import java.util.concurrent.locks.ReentrantLock;

class EchoHandler {
    private final ReentrantLock lock = new ReentrantLock();

    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (read(connection, buffer) != -1) {
                buffer.flip();
                while (buffer.hasRemaining()) connection.write(buffer);
                buffer.clear();
            }
        }
    }

    private int read(SocketChannel connection, ByteBuffer buffer) throws IOException {
        lock.lock();
        try {
            return connection.read(buffer);
        } finally {
            lock.unlock();
        }
    }
}

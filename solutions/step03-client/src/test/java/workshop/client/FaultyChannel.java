package workshop.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.concurrent.CountDownLatch;

/** A connection that fails as the test wants. A real connection could not be made to fail so. */
class FaultyChannel implements ByteChannel {

    private final CountDownLatch closed = new CountDownLatch(1);

    /** Takes all bytes. */
    @Override
    public int write(ByteBuffer source) throws IOException {
        int length = source.remaining();
        source.position(source.limit());
        return length;
    }

    /** Waits until the channel is closed, and then returns the end of the stream. */
    @Override
    public int read(ByteBuffer target) throws IOException {
        try {
            closed.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return -1;
    }

    @Override
    public boolean isOpen() {
        return closed.getCount() > 0;
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
    }
}

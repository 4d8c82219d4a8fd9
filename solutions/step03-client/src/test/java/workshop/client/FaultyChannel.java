package workshop.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.concurrent.CountDownLatch;

/** A connection that fails by what the test says, where no real one could be made to. */
class FaultyChannel implements ByteChannel {

    private final CountDownLatch closed = new CountDownLatch(1);

    /** Takes everything. */
    @Override
    public int write(ByteBuffer source) throws IOException {
        int length = source.remaining();
        source.position(source.limit());
        return length;
    }

    /** The end of the stream, which comes when the channel is closed. */
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

package workshop.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads what a sender sends, and discards it. */
final class Sink implements Line {

    private final NatsPeer peer = new NatsPeer("PING");
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);

    Sink() throws IOException {}

    @Override
    public int port() {
        return peer.port();
    }

    @Override
    public long work() throws IOException {
        if (peer.client().read(buffer.clear()) < 0) {
            throw new EOFException("the sender closed the connection");
        }
        return 0;
    }
}

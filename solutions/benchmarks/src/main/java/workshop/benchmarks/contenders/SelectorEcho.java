package workshop.benchmarks.contenders;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Echo on a plain selector loop: one thread, and one buffer for all connections. */
final class SelectorEcho implements Contender {

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(8 * 1024);
    private final int port;

    SelectorEcho() throws IOException {
        SelectorLoop loop = new SelectorLoop(EchoSession::new);
        port = loop.port();
        Work.start(loop::run);
    }

    @Override
    public int port() {
        return port;
    }

    private final class EchoSession implements SelectorLoop.Session {

        private final SelectionKey key;
        private final SocketChannel channel;

        /**
         * The bytes that the socket has not accepted yet; null almost always. While there are some, nothing more is
         * read.
         */
        private ByteBuffer rest;

        private EchoSession(SelectionKey key) {
            this.key = key;
            this.channel = (SocketChannel) key.channel();
        }

        @Override
        public boolean ready() throws IOException {
            return key.isWritable() ? writeRest() : echo();
        }

        private boolean echo() throws IOException {
            int count = channel.read(buffer.clear());
            channel.write(buffer.flip());
            if (buffer.hasRemaining()) {
                rest = ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
                key.interestOps(SelectionKey.OP_WRITE);
            }
            return count >= 0;
        }

        private boolean writeRest() throws IOException {
            channel.write(rest);
            if (!rest.hasRemaining()) {
                rest = null;
                key.interestOps(SelectionKey.OP_READ);
            }
            return true;
        }
    }
}

package workshop.benchmarks.contenders;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashSet;
import java.util.Set;
import workshop.zerocopy.BufferPool;
import workshop.zerocopy.FrameDecoder;
import workshop.zerocopy.Outbox;
import workshop.zerocopy.PooledBuffer;

/**
 * Broadcasts with step 5's frame decoder and outboxes, on a selector loop. Each frame goes into the outbox of every
 * client. When all frames of a read are handled, every outbox is flushed.
 */
final class OutboxBroadcast implements Contender {

    /** The size of a frame's length prefix, in bytes. */
    private static final int LENGTH_PREFIX = Integer.BYTES;

    /** Buffers for the outbox and for the decoder of each client, and some more. */
    private final BufferPool pool = new BufferPool(16 * 1024, 512);

    private final Set<Member> members = new LinkedHashSet<>();
    private final int port;

    OutboxBroadcast() throws IOException {
        SelectorLoop loop = new SelectorLoop(this::join);
        port = loop.port();
        Work.start(loop::run);
    }

    @Override
    public int port() {
        return port;
    }

    private Member join(SelectionKey key) {
        Member member = new Member(key);
        members.add(member);
        return member;
    }

    private void broadcast(ByteBuffer frame, PooledBuffer buffer) {
        // The frame with its length prefix: it goes out as it came in.
        ByteBuffer whole = frame.position(frame.position() - LENGTH_PREFIX);
        for (Member member : members) {
            member.outbox.send(buffer.retainedDuplicate(whole));
        }
    }

    private final class Member implements SelectorLoop.Session {

        private final SelectionKey key;
        private final SocketChannel channel;
        private final FrameDecoder decoder = new FrameDecoder(pool, MAX_PAYLOAD, OutboxBroadcast.this::broadcast);
        private final Outbox outbox = new Outbox(pool);

        private Member(SelectionKey key) {
            this.key = key;
            this.channel = (SocketChannel) key.channel();
        }

        @Override
        public boolean ready() throws IOException {
            boolean open = !key.isReadable() || decoder.readFrom(channel) >= 0;
            for (Member member : members) {
                member.flush();
            }
            if (!open) {
                leave();
            }
            return open;
        }

        private void flush() throws IOException {
            boolean done = outbox.flush(channel);
            int interest = done ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
            if (key.interestOps() != interest) {
                key.interestOps(interest);
            }
        }

        private void leave() {
            members.remove(this);
            decoder.close();
            outbox.close();
        }
    }
}

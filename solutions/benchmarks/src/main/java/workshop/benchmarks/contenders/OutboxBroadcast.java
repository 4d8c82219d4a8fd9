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
 * Step 5's frame decoder and outboxes on a selector loop: each frame goes into the outbox of every client, and when all
 * that was read is handled, every outbox is flushed.
 */
final class OutboxBroadcast implements Contender {

    /** Of the length in front of each frame's payload. */
    private static final int LENGTH = Integer.BYTES;

    /** One for each client's outbox, and one to read into; with as many to spare. */
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

    private void tellAll(ByteBuffer frame, PooledBuffer buffer) {
        // The frame as it came, with its length in front: what goes out is what came in.
        ByteBuffer whole = frame.position(frame.position() - LENGTH);
        for (Member member : members) {
            member.outbox.send(buffer.retainedDuplicate(whole));
        }
    }

    private final class Member implements SelectorLoop.Session {

        private final SelectionKey key;
        private final SocketChannel channel;
        private final FrameDecoder decoder = new FrameDecoder(pool, 1024, OutboxBroadcast.this::tellAll);
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

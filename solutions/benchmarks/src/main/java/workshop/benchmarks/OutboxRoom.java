package workshop.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import workshop.zerocopy.BufferPool;
import workshop.zerocopy.FrameDecoder;
import workshop.zerocopy.FrameHandler;
import workshop.zerocopy.Outbox;
import workshop.zerocopy.PooledBuffer;

/**
 * A room of frames with step 5's frame decoder and outboxes, on a selector loop. The frames of a read go out as they came
 * in, so all of them go into the outbox of every member as one piece. Then every outbox is flushed.
 */
final class OutboxRoom {

    /** In bytes. */
    private static final int MAX_PAYLOAD = 1024;

    /** Buffers for the outbox and for the decoder of each member, and some more. */
    private final BufferPool pool = new BufferPool(16 * 1024, 512);

    private final Set<Member> members = new LinkedHashSet<>();

    private OutboxRoom() {}

    static Running start() throws IOException {
        return SelectorLoop.start(new OutboxRoom()::join);
    }

    private Member join(SelectionKey key) {
        Member member = new Member(key);
        members.add(member);
        return member;
    }

    private void flush() {
        // A copy, because a member that has failed leaves.
        for (Member member : List.copyOf(members)) {
            member.flush();
        }
    }

    private final class Member implements SelectorLoop.Session, FrameHandler {

        private final SelectionKey key;
        private final SocketChannel channel;
        private final FrameDecoder decoder = new FrameDecoder(pool, MAX_PAYLOAD, this);
        private final Outbox outbox = new Outbox(pool);

        private Member(SelectionKey key) {
            this.key = key;
            this.channel = (SocketChannel) key.channel();
        }

        @Override
        public boolean ready() throws IOException {
            if (key.isWritable()) {
                flush();
            }
            if (!key.isValid() || !key.isReadable()) {
                return true;
            }
            boolean open = decoder.readFrom(channel) >= 0;
            OutboxRoom.this.flush();
            return open;
        }

        @Override
        public void onFrame(ByteBuffer payload, PooledBuffer buffer) {
            // Nothing: all frames of a read go out together.
        }

        @Override
        public void onReadComplete(ByteBuffer frames, PooledBuffer buffer) {
            for (Member member : members) {
                member.outbox.send(buffer.retainedDuplicate(frames));
            }
        }

        /** Writes what waits for this member. If that fails, only this member leaves. */
        private void flush() {
            try {
                int interest =
                        outbox.flush(channel) ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
                if (key.interestOps() != interest) {
                    key.interestOps(interest);
                }
            } catch (IOException e) {
                SelectorLoop.close(key);
            }
        }

        @Override
        public void closed() {
            members.remove(this);
            decoder.close();
            outbox.close();
        }
    }
}

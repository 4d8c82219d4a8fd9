package workshop.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import workshop.benchmarks.Loopback;

/**
 * The clients of a room. One client sends some messages in one write, and all clients receive them, the sender included.
 * When all clients have received all of them, it sends the next.
 */
final class Room implements Line {

    private static final int MEMBERS = 100;

    /** The payload of a message, in bytes; a length of 4 bytes precedes it. */
    private static final int PAYLOAD = 128;

    private final Selector selector = Selector.open();
    private final List<Member> members = new ArrayList<>();
    private final ByteBuffer received = ByteBuffer.allocateDirect(64 * 1024);
    private final int inFlight;
    private final ByteBuffer messages;

    /** A connection, and the number of bytes that it has received of those that were sent. */
    private static final class Member {

        private final SocketChannel channel;
        private int received;

        private Member(SocketChannel channel) {
            this.channel = channel;
        }
    }

    /** @param inFlight the number of messages that are sent at once */
    Room(int port, int inFlight) throws IOException {
        this.inFlight = inFlight;
        messages = messages(inFlight);
        for (int i = 0; i < MEMBERS; i++) {
            Member member = new Member(connect(port));
            member.channel.register(selector, SelectionKey.OP_READ, member);
            members.add(member);
            // A client that has connected may not have joined yet. It has joined once it receives its own message.
            broadcast(messages(1), member);
        }
    }

    /** Connects in non-blocking mode. */
    static SocketChannel connect(int port) throws IOException {
        SocketChannel channel = SocketChannel.open(Loopback.address(port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true).configureBlocking(false);
        return channel;
    }

    private static ByteBuffer messages(int count) {
        ByteBuffer messages = ByteBuffer.allocateDirect(count * (Integer.BYTES + PAYLOAD));
        for (int i = 0; i < count; i++) {
            messages.putInt(PAYLOAD);
            for (int j = 0; j < PAYLOAD; j++) {
                messages.put((byte) (i + j));
            }
        }
        return messages.flip();
    }

    /** Broadcasts once. Returns the number of deliveries: a message counts once for each client. */
    @Override
    public long work() throws IOException {
        broadcast(messages, members.getFirst());
        return (long) inFlight * members.size();
    }

    private void broadcast(ByteBuffer sent, Member speaker) throws IOException {
        ByteBuffer out = sent.duplicate();
        while (out.hasRemaining()) {
            speaker.channel.write(out);
        }
        for (int pending = members.size(); pending > 0; ) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                pending -= receivedAll((Member) key.attachment(), sent) ? 1 : 0;
            }
            selector.selectedKeys().clear();
        }
    }

    private boolean receivedAll(Member member, ByteBuffer sent) throws IOException {
        int start = member.received;
        int count = member.channel.read(received.clear());
        if (count < 0 || count > sent.limit() - start || received.flip().mismatch(sent.slice(start, count)) >= 0) {
            throw new EOFException("a client received something other than what was sent");
        }
        member.received = (start + count) % sent.limit();
        return member.received == 0 && count > 0;
    }
}

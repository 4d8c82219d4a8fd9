package workshop.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Clients of one server, which check each byte that they receive. */
final class Clients {

    /** The length of a message of the echo, in bytes. */
    private static final int ECHO = 64;

    /** The number of clients in a room. */
    private static final int MEMBERS = 100;

    /** The payload of a message of the room, in bytes; a length of 4 bytes precedes it. */
    private static final int PAYLOAD = 128;

    private final Selector selector = Selector.open();
    private final List<Client> done = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);

    private Clients() throws IOException {}

    /** A connection, and the number of bytes that it has received of those that it expects. */
    private static final class Client {

        private final SocketChannel channel;
        private int received;

        private Client(SocketChannel channel) {
            this.channel = channel;
        }

        private void send(ByteBuffer bytes) throws IOException {
            bytes.rewind();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    /** Each client sends a message, waits until it has received it back, and sends the next. */
    static Load.Line echo(int port, int count) throws IOException {
        Clients clients = new Clients();
        ByteBuffer message = counting(ByteBuffer.allocateDirect(ECHO)).flip();
        for (int i = 0; i < count; i++) {
            clients.connect(port).send(message);
        }
        return () -> {
            List<Client> done = clients.receive(message);
            for (Client client : done) {
                client.send(message);
            }
            return done.size();
        };
    }

    /** Each client sends a message, and does nothing from the moment when it has received it back. */
    static Load.Line idle(int port, int count) throws IOException {
        Clients clients = new Clients();
        ByteBuffer message = counting(ByteBuffer.allocateDirect(ECHO)).flip();
        for (int i = 0; i < count; i++) {
            clients.broadcast(message, clients.connect(port), 1);
        }
        return () -> 0;
    }

    /**
     * One client sends some messages in one write, and all clients receive them, the sender included. When all clients have
     * received all of them, it sends the next. Each message counts once for each client.
     */
    static Load.Line room(int port, int inFlight) throws IOException {
        Clients clients = new Clients();
        ByteBuffer messages = ByteBuffer.allocateDirect(inFlight * (Integer.BYTES + PAYLOAD));
        while (messages.hasRemaining()) {
            counting(messages.putInt(PAYLOAD).slice(messages.position(), PAYLOAD));
            messages.position(messages.position() + PAYLOAD);
        }
        messages.flip();
        Client first = clients.connect(port);
        clients.broadcast(messages, first, 1);
        for (int members = 2; members <= MEMBERS; members++) {
            // A client that has connected may not have joined yet. It has joined once it receives its own messages.
            clients.broadcast(messages, clients.connect(port), members);
        }
        return () -> {
            clients.broadcast(messages, first, MEMBERS);
            return (long) inFlight * MEMBERS;
        };
    }

    /** Sends as one client, and waits until some clients have received all that it sent. */
    private void broadcast(ByteBuffer messages, Client speaker, int receivers) throws IOException {
        speaker.send(messages);
        for (int pending = receivers; pending > 0; ) {
            pending -= receive(messages).size();
        }
    }

    private static ByteBuffer counting(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            bytes.put((byte) bytes.position());
        }
        return bytes;
    }

    private Client connect(int port) throws IOException {
        Client client = new Client(Loopback.connect(port));
        client.channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        // When this process ends, the connection is reset. Otherwise thousands would keep their ports for a minute.
        client.channel.setOption(StandardSocketOptions.SO_LINGER, 0).configureBlocking(false);
        client.channel.register(selector, SelectionKey.OP_READ, client);
        return client;
    }

    /** Waits until some clients have received something. Returns those that have received all that they expect. */
    private List<Client> receive(ByteBuffer expected) throws IOException {
        done.clear();
        selector.select();
        for (SelectionKey key : selector.selectedKeys()) {
            Client client = (Client) key.attachment();
            int start = client.received;
            int count = client.channel.read(buffer.clear().limit(expected.limit() - start));
            if (count < 0 || buffer.flip().mismatch(expected.slice(start, count)) >= 0) {
                throw new EOFException("a client received something other than what was sent");
            }
            client.received = (start + count) % expected.limit();
            if (client.received == 0 && count > 0) {
                done.add(client);
            }
        }
        selector.selectedKeys().clear();
        return done;
    }
}

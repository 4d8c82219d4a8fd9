package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.Objects;

/**
 * Subscribes to a subject on a NATS server and hands each message to a handler, as a view on the buffer that it was read
 * into. Reading, parsing and handling happen on one thread, the one that calls {@link #consume()}: handing a message to
 * another thread would cost more than copying it.
 *
 * @see <a href="https://docs.nats.io/reference/reference-protocols/nats-protocol">NATS client protocol</a>
 */
public final class MessageConsumer implements Closeable {

    /**
     * The most bytes of headers and payload together: 1 MiB, which a server lets publishers send by default ({@code
     * max_payload}), and 64 KiB for headers that the server adds, as to what a stream republishes.
     */
    public static final int MAX_MESSAGE_LENGTH = (1 << 20) + (64 << 10);

    /**
     * The most bytes in one read. More would not fit the cache that is nearest to the processor, and would be fetched twice:
     * when the kernel writes them and when the parser reads them.
     */
    private static final int MAX_BYTES_PER_READ = 64 * 1024;

    private static final String CONNECT =
            "CONNECT {\"verbose\":false,\"pedantic\":false,\"lang\":\"java\",\"version\":\"1.0\",\"protocol\":1,"
                    + "\"headers\":true,\"no_responders\":true}\r\n";

    private final SocketChannel channel;
    private final String subject;
    private final BufferPool pool;
    private final MessageParser parser;

    private boolean subscribed;
    private volatile boolean closed;

    /**
     * A consumer for one connection.
     *
     * @param channel connected to a NATS server, blocking; this consumer closes it
     * @param subject what to subscribe to, wildcards included; no blanks
     * @param pool where the buffer comes from that messages are read into; 64 KiB is a good size
     * @param handler is called for each message
     * @throws IllegalArgumentException if the subject is empty, or has blanks or line breaks in it
     */
    public MessageConsumer(SocketChannel channel, String subject, BufferPool pool, MessageHandler handler) {
        if (subject.isEmpty() || subject.chars().anyMatch(Character::isWhitespace)) {
            // It goes into a line of the protocol: a line break in it would be one more command to the server.
            throw new IllegalArgumentException("not a subject: \"" + subject + '"');
        }
        this.channel = channel;
        this.subject = subject;
        this.pool = pool;
        this.parser = new MessageParser(MAX_MESSAGE_LENGTH, new Responder(handler));
    }

    /** Ends the consuming, from any thread. Twice is harmless. */
    @Override
    public void close() throws IOException {
        closed = true;
        channel.close();
    }

    /**
     * Subscribes, and hands messages to the handler until the server ends the stream or somebody calls {@link #close()}.
     * However it ends, the channel is closed then, and the buffer is back in its pool.
     *
     * @throws ProtocolException if the server sends what is not NATS, or a message of more than {@link #MAX_MESSAGE_LENGTH} bytes
     * @throws EOFException if the stream ends inside a message, or before the server's first INFO
     * @throws IOException if the server reports an error, with its reason, or the connection or the handler fails
     */
    // 5.9
    public void consume() throws IOException {
        PooledBuffer pooled = null;
        try {
            pooled = pool.acquire();
            ByteBuffer bytes = pooled.bytes();
            while (true) {
                int count = channel.read(bytes);
                if (count < 0) {
                    break;
                }
                bytes.flip();
                parser.parse(bytes);
                bytes = prepareNextRead(bytes);
            }
            if (bytes.position() != 0 || !subscribed) {
                throw new EOFException("ended too early");
            }
        } catch (ClosedChannelException e) {
            if (!closed) {
                throw e;
            }
        } finally {
            channel.close();
            if (pooled != null) {
                pooled.release();
            }
        }
    }

    private ByteBuffer prepareNextRead(ByteBuffer bytes) {
        if (bytes.position() == 0 && bytes.limit() == bytes.capacity()) {
            return ByteBuffer.allocate(2 * bytes.capacity()).put(bytes);
        }
        if (bytes.position() == 0) {
            return bytes.position(bytes.limit()).limit(bytes.capacity());
        }
        return bytes.compact();
    }

    /** Writes a line to the server. It is short, and seldom. */
    private void send(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** What the server says, and what this client answers. */
    private final class Responder implements OperationHandler {

        private final MessageHandler handler;

        private Responder(MessageHandler handler) {
            this.handler = Objects.requireNonNull(handler);
        }

        /** Answers the first INFO with CONNECT and SUB (with 1 as the subscription's id); others ask for no answer. */
        // 5.9
        @Override
        public void onInfo(String json) throws IOException {
            if (!subscribed) {
                subscribed = true;
                send(CONNECT + "SUB " + subject + " 1\r\n");
            }
        }

        // 5.9
        @Override
        public void onPing() throws IOException {
            send("PONG\r\n");
        }

        @Override
        public void onMessage(Message message) throws IOException {
            handler.onMessage(message);
        }

        @Override
        public void onError(String reason) throws IOException {
            throw new IOException("the server reports: " + reason);
        }
    }
}

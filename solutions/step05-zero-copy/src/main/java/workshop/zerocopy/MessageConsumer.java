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
 * Subscribes to a subject on a NATS server, and passes each message to a handler. It is zero-copy: a message is a view
 * on the buffer that it was read into. The thread that calls {@link #consume()} reads, parses and calls the handler. To
 * pass a message to another thread would cost more than to copy it.
 *
 * <p>The connection is not encrypted: a server that requires TLS ends the stream, without an error.
 *
 * <p>Not thread-safe, except {@link #close()}.
 *
 * @see <a href="https://docs.nats.io/reference/reference-protocols/nats-protocol">NATS client protocol</a>
 */
public final class MessageConsumer implements Closeable {

    /**
     * The maximum length of headers and payload together, in bytes: 1 MiB and 64 KiB. By default, publishers may send
     * 1 MiB ({@code max_payload}). The 64 KiB are for headers that the server adds, for example when a JetStream stream
     * republishes a message.
     */
    public static final int MAX_MESSAGE_LENGTH = (1 << 20) + (64 << 10);

    /**
     * The maximum number of bytes in one read. The kernel writes them, and then the parser reads them. If there were
     * more, the first ones would have left the processor's fast caches by then.
     */
    private static final int MAX_BYTES_PER_READ = 64 * 1024;

    private static final String CONNECT =
            "CONNECT {\"verbose\":false,\"pedantic\":false,\"lang\":\"java\",\"version\":\"1.0\",\"protocol\":1,"
                    + "\"headers\":true}\r\n";

    private final SocketChannel channel;
    private final String subject;
    private final BufferPool pool;
    private final MessageParser parser;

    private boolean subscribed;
    private volatile boolean closed;

    /**
     * Set together with {@link #closed}, but not volatile. It is read for each message, and there a volatile read would
     * cost time. The thread that calls the handler sees at once what the handler has set. If another thread calls
     * {@link #close()}, only {@code closed} is sure to be seen at once.
     */
    private boolean stopped;

    /**
     * A consumer for one connection.
     *
     * @param channel a blocking channel that is connected to a NATS server; this consumer closes it
     * @param subject the subject to subscribe to; it may have wildcards, but no blanks
     * @param pool the pool of the buffer that messages are read into; 64 KiB is a good size
     * @param handler is called for each message
     * @throws IllegalArgumentException if the subject is empty, or has blanks or line breaks in it
     */
    public MessageConsumer(SocketChannel channel, String subject, BufferPool pool, MessageHandler handler) {
        if (subject.isEmpty() || subject.chars().anyMatch(Character::isWhitespace)) {
            // The subject goes into a line of the protocol. A line break in it would start another command.
            throw new IllegalArgumentException("not a subject: \"" + subject + '"');
        }
        this.channel = channel;
        this.subject = subject;
        this.pool = pool;
        this.parser = new MessageParser(MAX_MESSAGE_LENGTH, new Responder(handler));
    }

    /**
     * Switches header prediction on: a message whose line begins like the line before it is parsed in less time. To be
     * called before {@link #consume()}.
     */
    public void predictHeaders() {
        parser.predictHeaders();
    }

    /**
     * Closes the connection, and so ends {@link #consume()}. If the handler calls this, it gets no further message, even
     * if more were read. If another thread calls it, the handler may get messages that were read before. Thread-safe and
     * idempotent.
     */
    @Override
    public void close() throws IOException {
        closed = true;
        stopped = true;
        channel.close();
    }

    /**
     * Subscribes, and passes messages to the handler until the server ends the stream or {@link #close()} is called.
     * When this returns or throws, the channel is closed, and the buffer is back in its pool. To be called once.
     *
     * <p>After {@code close()}, a {@code ClosedChannelException} is the normal end, also if the handler throws it, since
     * this method cannot distinguish the two. Before {@code close()}, it is an error. If bytes that were read before
     * {@code close()} are not NATS, or hold an error of the server, this method may throw an exception for them also
     * after {@code close()}.
     *
     * @throws ProtocolException if the server sends bytes that are not NATS, or a message of more than
     *     {@link #MAX_MESSAGE_LENGTH} bytes
     * @throws EOFException if the stream ends inside a message, or before the server's first INFO
     * @throws IOException if the connection or the handler fails, or if the server reports an error; the error message
     *     then has the server's reason
     * @throws PoolExhaustedException if the pool has no buffer to read into
     */
    // 5.9
    public void consume() throws IOException {
        try (channel) {
            PooledBuffer pooled = pool.acquire();
            try {
                readToEnd(pooled.bytes());
            } finally {
                pooled.release();
            }
        } catch (ClosedChannelException e) {
            if (!closed) {
                throw e;
            }
        }
    }

    private void readToEnd(ByteBuffer firstBuffer) throws IOException {
        ByteBuffer bytes = firstBuffer;
        while (channel.read(bytes) >= 0) {
            parser.parse(bytes.flip());
            bytes = prepareNextRead(bytes);
        }
        if (bytes.position() > 0 || !subscribed) {
            throw new EOFException("the server ended the stream " + (subscribed ? "inside a message" : "before INFO"));
        }
    }

    /**
     * Prepares the buffer for the next read.
     *
     * @param bytes the bytes that the parser left, from position to limit
     * @return a buffer with the same bytes before its position, and free space for at most {@link #MAX_BYTES_PER_READ}
     *     more. It is a larger buffer only if the current operation does not fit the old one. Then it is
     *     much larger, for example twice as large: an incomplete line asks for only one byte more after each read
     */
    // 5.9
    private ByteBuffer prepareNextRead(ByteBuffer bytes) {
        ByteBuffer next = bytes;
        if (parser.requiredBytes() > bytes.capacity()) {
            next = ByteBuffer.allocateDirect(Math.max(parser.requiredBytes(), 2 * bytes.capacity()));
            next.put(bytes);
        } else if (bytes.position() > 0) {
            bytes.compact();
        } else {
            // The bytes are at the start already. With compact(), every read would copy a large message onto itself.
            bytes.position(bytes.limit()).limit(bytes.capacity());
        }
        return next.limit(Math.min(next.capacity(), next.position() + MAX_BYTES_PER_READ));
    }

    /** Writes a line to the server. Lines are short and rare. */
    private void send(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Answers the server, and passes messages to the handler. */
    private final class Responder implements OperationHandler {

        private final MessageHandler handler;

        private Responder(MessageHandler handler) {
            this.handler = Objects.requireNonNull(handler);
        }

        /** Answers the first INFO with CONNECT and SUB (1 is the id of the subscription). Later ones need no answer. */
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
            if (stopped && closed) {
                // The handler has closed this consumer. It expects no more messages, even if more were read.
                throw new ClosedChannelException();
            }
            handler.onMessage(message);
        }

        @Override
        public void onError(String reason) throws IOException {
            throw new IOException("the server reports: " + reason);
        }
    }
}

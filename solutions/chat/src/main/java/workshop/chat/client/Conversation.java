package workshop.chat.client;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import workshop.chat.protocol.Fields;
import workshop.chat.protocol.Message;
import workshop.chat.protocol.MessageCodec;
import workshop.client.FrameWriter;

/**
 * One connection to a server, from connect to close. One thread receives; any thread may send, and waits while the
 * server does not read; whoever closes ends both.
 */
final class Conversation implements AutoCloseable {

    private final SocketChannel channel;
    private final Consumer<String> skipping;
    private final SkippingFrameReader reader;
    private final FrameWriter writer;
    private final ReentrantLock writing = new ReentrantLock();
    private final Map<UUID, Message> unanswered = new ConcurrentHashMap<>();

    private volatile long lastHeard = System.nanoTime();
    private volatile String whyClosed = "closed";

    /**
     * A conversation over a channel, which is its own from now on.
     *
     * @param skipping is told of each message that is skipped because it is too long or breaks the protocol
     */
    Conversation(SocketChannel channel, Consumer<String> skipping) {
        this.channel = channel;
        this.skipping = skipping;
        this.reader = new SkippingFrameReader(
                Channels.newInputStream(channel),
                MessageCodec.LONGEST_KNOWN,
                length -> skipping.accept("a message of " + length + " bytes is skipped: it is too long"));
        this.writer = new FrameWriter(channel, MessageCodec.MAX_LENGTH);
    }

    /**
     * Sends a message.
     *
     * @throws IOException if the connection is broken
     * @throws IllegalArgumentException if the message is too long; it is not sent
     */
    void send(Message message) throws IOException {
        ByteBuffer payload = MessageCodec.encode(message);
        writing.lock();
        try {
            writer.write(payload);
        } catch (ClosedChannelException e) {
            throw new IOException(whyClosed, e);
        } finally {
            writing.unlock();
        }
    }

    /** Sends a request, as {@link #send} does, and remembers it until it is {@link #answered}. */
    void ask(UUID id, Message request) throws IOException {
        unanswered.put(id, request);
        send(request);
    }

    /**
     * Takes note of an answer.
     *
     * @param id what the answer names
     * @param type what it can be an answer to
     * @return the request; nothing if none of that kind waits for an answer on this connection
     */
    <T extends Message> Optional<T> answered(UUID id, Class<T> type) {
        return Optional.ofNullable(unanswered.remove(id))
                .filter(type::isInstance)
                .map(type::cast);
    }

    /**
     * Waits for the next message of a known type. One that breaks the protocol is skipped: the server may only have
     * passed it on.
     *
     * @return nothing when the server has ended its half
     * @throws IOException if the connection is broken
     */
    Optional<Message> receive() throws IOException {
        while (true) {
            Optional<byte[]> payload = nextFrame();
            lastHeard = System.nanoTime();
            if (payload.isEmpty()) {
                return Optional.empty();
            }
            Optional<Message> message = decode(payload.get());
            if (message.isPresent()) {
                return message;
            }
        }
    }

    private Optional<Message> decode(byte[] payload) {
        try {
            return MessageCodec.decode(ByteBuffer.wrap(payload), Fields.MAX_LONG);
        } catch (ProtocolException e) {
            skipping.accept("a message is skipped: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<byte[]> nextFrame() throws IOException {
        try {
            return reader.read();
        } catch (ClosedChannelException e) {
            throw new IOException(whyClosed, e);
        }
    }

    /** How long nothing has come from the server. */
    Duration silentFor() {
        return Duration.ofNanos(System.nanoTime() - lastHeard);
    }

    /** Says that nothing more will be sent. What the server still sends can be received. */
    void endOutput() throws IOException {
        channel.shutdownOutput();
    }

    /** As {@link #close()}, for a reason that threads which receive or send will be told. */
    void close(String why) {
        whyClosed = why;
        close();
    }

    /** Ends the connection at once. Closing twice is harmless. */
    @Override
    public void close() {
        unanswered.clear();
        try {
            channel.close();
        } catch (IOException e) {
            // There is nothing more that we want of it.
        }
    }
}

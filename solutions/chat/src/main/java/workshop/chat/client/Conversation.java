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
 * One connection to a server, from connect to close. One thread receives. Any thread may send, and waits while the
 * server does not read. {@link #close} ends a waiting receive and a waiting send.
 */
final class Conversation implements AutoCloseable {

    private final SocketChannel channel;
    private final Consumer<String> onSkipped;
    private final SkippingFrameReader reader;
    private final FrameWriter writer;
    private final ReentrantLock writeLock = new ReentrantLock();
    private final Map<UUID, Message> pendingRequests = new ConcurrentHashMap<>();

    /** When the wait for the next message began; null while nobody waits for one. */
    private volatile Long waitingSince;

    private volatile String closeReason = "closed";

    /**
     * A conversation over a channel. From now on the conversation owns the channel and closes it.
     *
     * @param onSkipped is given a sentence about each message that is skipped, because it is too long or breaks the
     *     protocol
     */
    Conversation(SocketChannel channel, Consumer<String> onSkipped) {
        this.channel = channel;
        this.onSkipped = onSkipped;
        this.reader = new SkippingFrameReader(
                Channels.newInputStream(channel),
                MessageCodec.MAX_KNOWN_LENGTH,
                length -> onSkipped.accept("a message of " + length + " bytes is skipped: it is too long"));
        this.writer = new FrameWriter(channel, MessageCodec.MAX_LENGTH);
    }

    /**
     * Sends a message.
     *
     * @throws IOException if the connection is broken
     * @throws IllegalArgumentException if the message is too long; it is not sent
     */
    void send(Message message) throws IOException {
        write(MessageCodec.encode(message));
    }

    private void write(ByteBuffer payload) throws IOException {
        writeLock.lock();
        try {
            writer.write(payload);
        } catch (ClosedChannelException e) {
            throw new IOException(closeReason, e);
        } finally {
            writeLock.unlock();
        }
    }

    /** Sends a request, as {@link #send} does. It is pending until {@link #takePending}, with its correlation id. */
    void sendRequest(UUID id, Message request) throws IOException {
        ByteBuffer payload = MessageCodec.encode(request);
        pendingRequests.put(id, request);
        write(payload);
    }

    /**
     * Finds the request that a response belongs to, which is not pending any more afterwards.
     *
     * @param id the correlation id in the response
     * @param type the type of request that such a response can belong to
     * @return the request; empty if no request of that type with that id is pending on this connection
     */
    <T extends Message> Optional<T> takePending(UUID id, Class<T> type) {
        return Optional.ofNullable(pendingRequests.remove(id))
                .filter(type::isInstance)
                .map(type::cast);
    }

    /**
     * Waits for the next message of a known type. A message that breaks the protocol is skipped: it may come from another
     * guest, and the server may only have passed it on.
     *
     * @return empty when the server has ended its output
     * @throws IOException if the connection is broken
     */
    Optional<Message> receive() throws IOException {
        while (true) {
            Optional<byte[]> payload = nextFrame();
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
            onSkipped.accept("a message is skipped: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<byte[]> nextFrame() throws IOException {
        waitingSince = System.nanoTime();
        try {
            return reader.read();
        } catch (ClosedChannelException e) {
            throw new IOException(closeReason, e);
        } finally {
            waitingSince = null;
        }
    }

    /** How long the server has let {@link #receive} wait for a whole message; zero while nobody waits for one. */
    Duration idleTime() {
        Long since = waitingSince;
        return since == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    /** Ends this side's output. What the server still sends can be received. */
    void endOutput() throws IOException {
        channel.shutdownOutput();
    }

    /** As {@link #close()}. The error messages of a waiting receive and a waiting send give this reason. */
    void close(String reason) {
        closeReason = reason;
        close();
    }

    /** Ends the connection at once. Idempotent. */
    @Override
    public void close() {
        pendingRequests.clear();
        try {
            channel.close();
        } catch (IOException e) {
            // The channel is closed all the same.
        }
    }
}

package workshop.chat.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import workshop.chat.protocol.Message;
import workshop.chat.protocol.MessageCodec;
import workshop.client.FrameReader;
import workshop.client.FrameWriter;

/**
 * One connection to a server, from connect to close. One thread receives; any thread may send, and waits while the
 * server does not read; whoever closes ends both.
 */
final class Conversation implements AutoCloseable {

    private final SocketChannel channel;
    private final FrameReader reader;
    private final FrameWriter writer;
    private final ReentrantLock writing = new ReentrantLock();

    private volatile long lastHeard = System.nanoTime();
    private volatile String whyClosed = "closed";

    /** A conversation over a channel, which is its own from now on. */
    Conversation(SocketChannel channel) {
        this.channel = channel;
        this.reader = new FrameReader(channel, MessageCodec.MAX_LENGTH);
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
        } finally {
            writing.unlock();
        }
    }

    /**
     * Waits for the next message of a known type.
     *
     * @return nothing when the server has ended its half
     * @throws IOException if the connection is broken, or the server does not speak the protocol
     */
    Optional<Message> receive() throws IOException {
        while (true) {
            Optional<byte[]> payload = nextFrame();
            lastHeard = System.nanoTime();
            if (payload.isEmpty()) {
                return Optional.empty();
            }
            Optional<Message> message = MessageCodec.decode(ByteBuffer.wrap(payload.get()));
            if (message.isPresent()) {
                return message;
            }
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

    /** As {@link #close()}, for a reason that a thread which receives will be told. */
    void close(String why) {
        whyClosed = why;
        close();
    }

    /** Ends the connection at once. Closing twice is harmless. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // There is nothing more that we want of it.
        }
    }
}

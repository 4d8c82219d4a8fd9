package workshop.benchmarks.contenders;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import workshop.benchmarks.Counter;
import workshop.benchmarks.Loopback;
import workshop.benchmarks.Nats;
import workshop.zerocopy.BufferPool;
import workshop.zerocopy.Outbox;

/** The senders, besides that of the official client. */
final class Senders {

    private static final byte[] COMMAND = ("PUB " + Nats.SUBJECT + " ").getBytes(US_ASCII);
    private static final short CR_LF = 0x0D0A;

    /** The maximum length of a message, in bytes. */
    private static final int MAX_MESSAGE = 4 * 1024;

    /** The outbox is flushed when its buffer may have no space for one more message. */
    private static final int FLUSH_THRESHOLD = Running.BUFFER_SIZE - MAX_MESSAGE;

    private Senders() {}

    /** The reference solution of step 5: messages gather in an outbox, which is flushed when it has many. */
    static Running outbox(int port, int length) throws IOException {
        Counter sent = new Counter();
        SocketChannel channel = connect(port);
        byte[] payload = Nats.payload(length);
        Outbox outbox = new Outbox(new BufferPool(Running.BUFFER_SIZE, 2));
        Consumer<ByteBuffer> encoder = message -> encode(payload, message);
        return Running.client(sent::get, () -> {
            while (true) {
                outbox.send(MAX_MESSAGE, encoder);
                sent.add(1);
                if (outbox.pendingBytes() >= FLUSH_THRESHOLD) {
                    outbox.flush(channel);
                }
            }
        });
    }

    /** Makes a write, which is a system call, for each message. */
    static Running writeEach(int port, int length) throws IOException {
        Counter sent = new Counter();
        SocketChannel channel = connect(port);
        byte[] payload = Nats.payload(length);
        ByteBuffer message = ByteBuffer.allocateDirect(Running.BUFFER_SIZE);
        return Running.client(sent::get, () -> {
            while (true) {
                encode(payload, message.clear());
                write(message.flip(), channel);
                sent.add(1);
            }
        });
    }

    /** Shows how much the connection takes: a buffer full of messages is encoded once and written again and again. */
    static Running writingOnly(int port, int length) throws IOException {
        Counter sent = new Counter();
        SocketChannel channel = connect(port);
        byte[] message = Nats.published(length);
        int count = Running.BUFFER_SIZE / message.length;
        ByteBuffer messages = ByteBuffer.allocateDirect(count * message.length);
        while (messages.hasRemaining()) {
            messages.put(message);
        }
        return Running.client(sent::get, () -> {
            while (true) {
                write(messages.rewind(), channel);
                sent.add(count);
            }
        });
    }

    /** Connects as a client of NATS does. The server has sent the PONG for a first PING when this method returns. */
    private static SocketChannel connect(int port) throws IOException {
        SocketChannel channel = SocketChannel.open(Loopback.address(port));
        channel.write(ByteBuffer.wrap((Nats.CONNECT + "PING\r\n").getBytes(US_ASCII)));
        ByteBuffer responses = ByteBuffer.allocate(Running.BUFFER_SIZE);
        while (!new String(responses.array(), 0, responses.position(), US_ASCII).endsWith("PONG\r\n")) {
            if (channel.read(responses) < 0) {
                throw new EOFException("the server closed the connection");
            }
        }
        return channel;
    }

    private static void write(ByteBuffer bytes, SocketChannel channel) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Encodes {@code PUB subject length}, the payload and the line ends at the position of a buffer. */
    private static void encode(byte[] payload, ByteBuffer into) {
        into.put(COMMAND);
        decimal(payload.length, into);
        into.putShort(CR_LF).put(payload).putShort(CR_LF);
    }

    private static void decimal(int number, ByteBuffer into) {
        if (number >= 10) {
            decimal(number / 10, into);
        }
        into.put((byte) ('0' + number % 10));
    }
}

package workshop.benchmarks;

import static workshop.benchmarks.Consumers.BUFFER_SIZE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import workshop.zerocopy.BufferPool;
import workshop.zerocopy.Outbox;

/** The senders, besides that of the official client. */
final class Senders {

    /** The maximum length of a message, in bytes. */
    private static final int MAX_MESSAGE = 4 * 1024;

    /** The outbox is flushed when its buffer may have no space for one more message. */
    private static final int FLUSH_THRESHOLD = BUFFER_SIZE - MAX_MESSAGE;

    private static final byte[] COMMAND = Nats.bytes("PUB " + Nats.SUBJECT + " ");
    private static final short CR_LF = 0x0D0A;

    private Senders() {}

    /** The reference solution of step 5: messages gather in an outbox, which is flushed when it has many. */
    static Running outbox(int port, int length) throws IOException {
        SocketChannel channel = connect(port);
        Outbox outbox = new Outbox(new BufferPool(BUFFER_SIZE, 2));
        Consumer<ByteBuffer> encoder = encoder(length);
        return Running.client(sent -> {
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
        SocketChannel channel = connect(port);
        ByteBuffer message = ByteBuffer.allocateDirect(MAX_MESSAGE);
        Consumer<ByteBuffer> encoder = encoder(length);
        return Running.client(sent -> {
            while (true) {
                encoder.accept(message.clear());
                write(message.flip(), channel);
                sent.add(1);
            }
        });
    }

    /** Shows how much the connection takes: a buffer full of messages is encoded once and written again and again. */
    static Running writingOnly(int port, int length) throws IOException {
        SocketChannel channel = connect(port);
        byte[] message = Nats.published(length);
        int count = BUFFER_SIZE / message.length;
        ByteBuffer messages = ByteBuffer.allocateDirect(count * message.length);
        while (messages.hasRemaining()) {
            messages.put(message);
        }
        return Running.client(sent -> {
            while (true) {
                write(messages.rewind(), channel);
                sent.add(count);
            }
        });
    }

    /** Connects as a client of NATS does. It does not read what the server answers. */
    private static SocketChannel connect(int port) throws IOException {
        SocketChannel channel = Loopback.connect(port);
        write(ByteBuffer.wrap(Nats.bytes(Nats.CONNECT + "PING\r\n")), channel);
        return channel;
    }

    private static void write(ByteBuffer bytes, SocketChannel channel) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Returns an encoder of messages with a payload of some length. */
    private static Consumer<ByteBuffer> encoder(int length) {
        byte[] payload = Nats.bytes(Nats.payload(length));
        return into -> {
            into.put(COMMAND);
            decimal(payload.length, into);
            into.putShort(CR_LF).put(payload).putShort(CR_LF);
        };
    }

    private static void decimal(int number, ByteBuffer into) {
        if (number >= 10) {
            decimal(number / 10, into);
        }
        into.put((byte) ('0' + number % 10));
    }
}

package workshop.benchmarks;

import static workshop.benchmarks.Loopback.connect;

import java.io.IOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import workshop.zerocopy.BufferPool;
import workshop.zerocopy.Message;
import workshop.zerocopy.MessageConsumer;
import workshop.zerocopy.MessageHandler;
import workshop.zerocopy.NaiveConsumer;

/** The consumers, besides those of the official client. Each checks the last byte of each payload, and counts. */
final class Consumers {

    /** The size of a buffer, in bytes: the same for all contenders. */
    static final int BUFFER_SIZE = 64 * 1024;

    private static final int SMALL_BUFFER_SIZE = 4 * 1024;
    private static final int QUEUE = 10_000;

    /** What a handler has made last. It is kept, so that the compiler cannot leave it out. */
    private static Object made;

    private Consumers() {}

    /** The reference solution of step 5, without the extra exercise. */
    static Running stepFive(int port, int payload) throws IOException {
        SocketChannel channel = connect(port);
        return Running.client(
                counter -> consumer(channel, BUFFER_SIZE, counting(counter)).consume());
    }

    /** The whole reference solution of step 5. All that follow are built on it. */
    static Running predicting(int port, int payload) throws IOException {
        return predicting(connect(port), BUFFER_SIZE, Consumers::counting);
    }

    /** With another receive buffer, of 0 bytes or more. It is set before the connection exists. */
    static Running withReceiveBuffer(int bytes, int port) throws IOException {
        SocketChannel channel = SocketChannel.open().setOption(StandardSocketOptions.SO_RCVBUF, bytes);
        channel.connect(Loopback.address(port));
        return predicting(channel, BUFFER_SIZE, Consumers::counting);
    }

    /** With a small buffer, and so with small reads. */
    static Running smallReads(int port, int payload) throws IOException {
        return predicting(connect(port), SMALL_BUFFER_SIZE, Consumers::counting);
    }

    /** With a copy of each payload. */
    static Running copying(int port, int payload) throws IOException {
        return predicting(connect(port), BUFFER_SIZE, counter -> message -> count(copy(message), counter));
    }

    /** With a string for each subject. */
    static Running naming(int port, int payload) throws IOException {
        return predicting(connect(port), BUFFER_SIZE, counter -> message -> {
            made = message.subject();
            count(message, counter);
        });
    }

    /** With a hand-off of each message to another thread: of its last byte, without a copy. */
    static Running handingOff(int port, int payload) throws IOException {
        // No object is made for a byte: the JDK keeps one Byte for each value.
        return predicting(connect(port), BUFFER_SIZE, counter -> handOff(Consumers::last, counter::message));
    }

    /** With all of these together. */
    static Running allFour(int port, int payload) throws IOException {
        Function<Message, NaiveConsumer.Copy> part =
                message -> new NaiveConsumer.Copy(message.subject(), copy(message));
        return predicting(
                connect(port), SMALL_BUFFER_SIZE, counter -> handOff(part, copy -> count(copy.payload(), counter)));
    }

    /** The naive consumer of step 5's race: a string for each line, an array for each payload, and a second thread. */
    static Running naive(int port, int payload) throws IOException {
        Socket socket = new Socket(Loopback.address(port).getAddress(), port);
        return Running.client(counter ->
                new NaiveConsumer(socket, Nats.SUBJECT, copy -> count(copy.payload(), counter)).consume());
    }

    /** Shows how much the connection carries: reads into one buffer again and again, and never looks at the bytes. */
    static Running readingOnly(int port, int payload) throws IOException {
        SocketChannel channel = connect(port);
        channel.write(ByteBuffer.wrap(Nats.bytes(Nats.CONNECT + "SUB " + Nats.SUBJECT + " 1\r\n")));
        Running bytes = Running.client(counter -> {
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_SIZE);
            for (int count = 0; count >= 0; count = channel.read(buffer.clear())) {
                counter.add(count);
            }
        });
        int wireBytes = Nats.delivered(payload).length;
        return new Running(0, () -> bytes.units().getAsLong() / wireBytes);
    }

    private static MessageConsumer consumer(SocketChannel channel, int bufferSize, MessageHandler handler) {
        return new MessageConsumer(channel, Nats.SUBJECT, new BufferPool(bufferSize, 1), handler);
    }

    private static Running predicting(
            SocketChannel channel, int bufferSize, Function<Counter, MessageHandler> handler) {
        return Running.client(counter -> {
            MessageConsumer consumer = consumer(channel, bufferSize, handler.apply(counter));
            consumer.predictHeaders();
            consumer.consume();
        });
    }

    private static MessageHandler counting(Counter counter) {
        return message -> count(message, counter);
    }

    private static void count(Message message, Counter counter) {
        counter.message(last(message));
    }

    private static void count(byte[] payload, Counter counter) {
        counter.message(payload[payload.length - 1]);
    }

    private static byte last(Message message) {
        ByteBuffer payload = message.payload();
        return payload.get(payload.limit() - 1);
    }

    private static byte[] copy(Message message) {
        ByteBuffer payload = message.payload();
        byte[] copy = new byte[payload.remaining()];
        payload.get(copy);
        made = copy;
        return copy;
    }

    /** Returns a handler that passes a part of each message through a queue to another thread. */
    private static <T> MessageHandler handOff(Function<Message, T> part, Consumer<T> other) {
        BlockingQueue<T> queue = new ArrayBlockingQueue<>(QUEUE);
        Running.client(unused -> {
            while (true) {
                other.accept(queue.take());
            }
        });
        return message -> {
            try {
                queue.put(part.apply(message));
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        };
    }
}

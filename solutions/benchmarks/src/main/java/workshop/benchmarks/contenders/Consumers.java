package workshop.benchmarks.contenders;

import java.io.IOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import workshop.benchmarks.Counter;
import workshop.benchmarks.Loopback;
import workshop.benchmarks.Nats;
import workshop.benchmarks.contenders.Contender.Running;
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

    private final Counter counter = new Counter();

    /** What a handler has made last. It is kept, so that the compiler cannot leave it out. */
    private Object made;

    /** The reference solution of step 5, without the extra exercise. */
    Running stepFive(int port) throws IOException {
        return consume(consumer(connect(port), BUFFER_SIZE, this::count));
    }

    /** The whole reference solution of step 5. All that follow are built on it. */
    Running predicting(int port) throws IOException {
        return consume(connect(port), BUFFER_SIZE, this::count);
    }

    /** With another receive buffer, of 0 bytes or more. It is set before the connection exists. */
    Running withReceiveBuffer(int bytes, int port) throws IOException {
        SocketChannel channel = SocketChannel.open().setOption(StandardSocketOptions.SO_RCVBUF, bytes);
        channel.connect(Loopback.address(port));
        return consume(channel, BUFFER_SIZE, this::count);
    }

    /** With a small buffer, and so with small reads. */
    Running smallReads(int port) throws IOException {
        return consume(connect(port), SMALL_BUFFER_SIZE, this::count);
    }

    /** With a copy of each payload. */
    Running copying(int port) throws IOException {
        return consume(connect(port), BUFFER_SIZE, message -> count(copy(message)));
    }

    /** With a string for each subject. */
    Running naming(int port) throws IOException {
        return consume(connect(port), BUFFER_SIZE, message -> {
            made = message.subject();
            count(message);
        });
    }

    /** With a hand-off of each message to another thread: of its last byte, without a copy. */
    Running handingOff(int port) throws IOException {
        // No object is made for a byte: the JDK keeps one Byte for each value.
        return consume(connect(port), BUFFER_SIZE, handOff(Consumers::last, counter::message));
    }

    /** With all of these together. */
    Running allFour(int port) throws IOException {
        Function<Message, NaiveConsumer.Copy> part =
                message -> new NaiveConsumer.Copy(message.subject(), copy(message));
        return consume(connect(port), SMALL_BUFFER_SIZE, handOff(part, copy -> count(copy.payload())));
    }

    /** The naive consumer of step 5's race: a string for each line, an array for each payload, and a second thread. */
    Running naive(int port) throws IOException {
        Socket socket = new Socket(Loopback.address(port).getAddress(), port);
        Contender.work(new NaiveConsumer(socket, Nats.SUBJECT, copy -> count(copy.payload()))::consume);
        return Running.client(counter::get);
    }

    /** Shows how much the connection carries: reads into one buffer again and again, and never looks at the bytes. */
    static Running readingOnly(int port, int payload) throws IOException {
        Counter bytes = new Counter();
        int wireBytes = Nats.delivered(payload).length;
        SocketChannel channel = connect(port);
        channel.write(ByteBuffer.wrap(Nats.bytes(Nats.CONNECT + "SUB " + Nats.SUBJECT + " 1\r\n")));
        Contender.work(() -> {
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_SIZE);
            for (int count = 0; count >= 0; count = channel.read(buffer.clear())) {
                bytes.add(count);
            }
        });
        return Running.client(() -> bytes.get() / wireBytes);
    }

    private static SocketChannel connect(int port) throws IOException {
        return SocketChannel.open(Loopback.address(port));
    }

    private static MessageConsumer consumer(SocketChannel channel, int bufferSize, MessageHandler handler) {
        return new MessageConsumer(channel, Nats.SUBJECT, new BufferPool(bufferSize, 1), handler);
    }

    private Running consume(SocketChannel channel, int bufferSize, MessageHandler handler) {
        MessageConsumer consumer = consumer(channel, bufferSize, handler);
        consumer.predictHeaders();
        return consume(consumer);
    }

    private Running consume(MessageConsumer consumer) {
        Contender.work(consumer::consume);
        return Running.client(counter::get);
    }

    private void count(Message message) {
        counter.message(last(message));
    }

    private void count(byte[] payload) {
        counter.message(payload[payload.length - 1]);
    }

    private static byte last(Message message) {
        ByteBuffer payload = message.payload();
        return payload.get(payload.limit() - 1);
    }

    private byte[] copy(Message message) {
        ByteBuffer payload = message.payload();
        byte[] copy = new byte[payload.remaining()];
        payload.get(copy);
        made = copy;
        return copy;
    }

    /** Returns a handler that passes a part of each message through a queue to another thread. */
    private static <T> MessageHandler handOff(Function<Message, T> part, Consumer<T> other) {
        BlockingQueue<T> queue = new ArrayBlockingQueue<>(QUEUE);
        Contender.work(() -> {
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

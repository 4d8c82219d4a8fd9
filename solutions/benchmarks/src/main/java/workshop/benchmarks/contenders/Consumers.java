package workshop.benchmarks.contenders;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import workshop.benchmarks.Counter;
import workshop.benchmarks.Loopback;
import workshop.benchmarks.Nats;
import workshop.zerocopy.BufferPool;
import workshop.zerocopy.Message;
import workshop.zerocopy.MessageConsumer;
import workshop.zerocopy.MessageHandler;
import workshop.zerocopy.NaiveConsumer;

/** The consumers, besides those of the official client. Each checks the last byte of each payload, and counts. */
final class Consumers {

    /** In bytes. */
    private static final int SMALL_READ = 4 * 1024;

    private static final int QUEUE = 10_000;

    private final Counter counter = new Counter();

    /** What a handler has made last. It is kept, so that the compiler cannot leave it out. */
    private Object made;

    private Consumers() {}

    /** The reference solution of step 5. */
    static Running stepFive(int port, int payload) throws IOException {
        Consumers it = new Consumers();
        return it.consume(connect(port), Running.BUFFER_SIZE, it::count);
    }

    /** Step 5 with another receive buffer, of 0 bytes or more. It is set before the connection exists. */
    static Running withReceiveBuffer(int bytes, int port) throws IOException {
        Consumers it = new Consumers();
        SocketChannel channel = SocketChannel.open().setOption(StandardSocketOptions.SO_RCVBUF, bytes);
        channel.connect(Loopback.address(port));
        return it.consume(channel, Running.BUFFER_SIZE, it::count);
    }

    /** Step 5 with a small buffer, and so with small reads. */
    static Running smallReads(int port, int payload) throws IOException {
        Consumers it = new Consumers();
        return it.consume(connect(port), SMALL_READ, it::count);
    }

    /** Step 5, and a copy of each payload. */
    static Running copying(int port, int payload) throws IOException {
        Consumers it = new Consumers();
        return it.consume(connect(port), Running.BUFFER_SIZE, message -> it.count(it.copy(message)));
    }

    /** Step 5, and a string for each subject. */
    static Running naming(int port, int payload) throws IOException {
        Consumers it = new Consumers();
        return it.consume(connect(port), Running.BUFFER_SIZE, message -> {
            it.made = message.subject();
            it.count(message);
        });
    }

    /** Step 5, and a hand-off of each message to another thread. Only its last byte is handed off, without a copy. */
    static Running handingOff(int port, int payload) throws IOException {
        Consumers it = new Consumers();
        // A Byte is not allocated: the JDK keeps one object for each value.
        return it.consume(connect(port), Running.BUFFER_SIZE, it.handOff(Consumers::last, it.counter::message));
    }

    /** Step 5 with all of these together: what is left of it is the parser. */
    static Running allFour(int port, int payload) throws IOException {
        Consumers it = new Consumers();
        return it.consume(
                connect(port),
                SMALL_READ,
                it.handOff(
                        message -> new NaiveConsumer.Copy(message.subject(), it.copy(message)),
                        copy -> it.count(copy.payload())));
    }

    /** The naive consumer of step 5's race: a string for each line, an array for each payload, and a second thread. */
    static Running naive(int port, int payload) throws IOException {
        Consumers it = new Consumers();
        Socket socket = new Socket(Loopback.address(port).getAddress(), port);
        NaiveConsumer consumer = new NaiveConsumer(socket, Nats.SUBJECT, copy -> it.count(copy.payload()));
        return Running.client(it.counter::get, consumer::consume);
    }

    /** Shows how much the connection carries: reads into one buffer again and again, and never looks at the bytes. */
    static Running readingOnly(int port, int payload) throws IOException {
        Counter bytes = new Counter();
        int wireBytes = Nats.delivered(payload).length;
        SocketChannel channel = connect(port);
        channel.write(ByteBuffer.wrap((Nats.CONNECT + "SUB " + Nats.SUBJECT + " 1\r\n").getBytes(US_ASCII)));
        return Running.client(() -> bytes.get() / wireBytes, () -> {
            ByteBuffer buffer = ByteBuffer.allocateDirect(Running.BUFFER_SIZE);
            for (int count = 0; count >= 0; count = channel.read(buffer.clear())) {
                bytes.add(count);
            }
        });
    }

    private static SocketChannel connect(int port) throws IOException {
        return SocketChannel.open(Loopback.address(port));
    }

    private Running consume(SocketChannel channel, int bufferSize, MessageHandler handler) {
        BufferPool pool = new BufferPool(bufferSize, 1);
        return Running.client(counter::get, new MessageConsumer(channel, Nats.SUBJECT, pool, handler)::consume);
    }

    private void count(Message message) {
        counter.message(last(message));
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

    private void count(byte[] payload) {
        counter.message(payload[payload.length - 1]);
    }

    /** Returns a handler that passes a part of each message through a queue to another thread. */
    private <T> MessageHandler handOff(Function<Message, T> part, java.util.function.Consumer<T> handler) {
        BlockingQueue<T> queue = new ArrayBlockingQueue<>(QUEUE);
        Running.start(() -> {
            while (true) {
                handler.accept(queue.take());
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

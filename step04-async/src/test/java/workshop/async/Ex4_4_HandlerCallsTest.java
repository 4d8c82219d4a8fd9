package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.get;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.Waiting;

@DisplayName("4.4 The read loop: calls of the handler")
class Ex4_4_HandlerCallsTest {

    /** A handler that notes its calls, and may do something in each of them. */
    private record Notes(BlockingQueue<String> calls, Runnable onMessage, Runnable onReadComplete)
            implements MessageHandler {

        Notes(Runnable onMessage, Runnable onReadComplete) {
            this(new LinkedBlockingQueue<>(), onMessage, onReadComplete);
        }

        @Override
        public void message(ByteBuffer message) {
            calls.add(UTF_8.decode(message).toString());
            onMessage.run();
        }

        @Override
        public void readComplete() {
            calls.add("readComplete");
            onReadComplete.run();
        }

        void assertNext(String when, String... expected) throws Exception {
            for (String call : expected) {
                String what = "the call for \"" + call + "\", " + when;
                String next = Waiting.waitingFor(what, () -> {
                    String polled = calls.poll(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
                    if (polled == null) {
                        throw new TimeoutException();
                    }
                    return polled;
                });
                assertThat(next).as("the next call of the handler, %s", when).isEqualTo(call);
            }
        }
    }

    private static byte[] frames(String... texts) {
        ByteBuffer frames = ByteBuffer.allocate(1000);
        for (String text : texts) {
            frames.put(Peer.frame(text.getBytes(UTF_8)));
        }
        return Arrays.copyOf(frames.array(), frames.position());
    }

    @Test
    @Order(1)
    @DisplayName("one read calls message for each frame, and then readComplete once")
    void eachRead() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            AtomicInteger handled = new AtomicInteger();
            // How many reads were started at each call, besides those whose bytes the handler has or is getting.
            Queue<Integer> ahead = new ConcurrentLinkedQueue<>();
            Notes notes = new Notes(
                    () -> ahead.add(channel.reads() - handled.get() - 1),
                    () -> ahead.add(channel.reads() - handled.incrementAndGet()));
            var received = new AsyncConnection(channel).receive(new Frames(Inbox.MAX_LENGTH), notes);
            peer.send(frames("a", "b", ""));
            notes.assertNext("after three frames in one read", "a", "b", "", "readComplete");

            // They fill the read buffer, if it is that of a peer which has sent little.
            int full = ReadLoop.SMALL_BUFFER / 4;
            String[] calls = new String[full + 1];
            Arrays.fill(calls, "");
            calls[full] = "readComplete";
            peer.send(frames(Arrays.copyOf(calls, full)));
            notes.assertNext("after " + full + " frames in one read", calls);

            byte[] frame = frames("d");
            peer.send(Arrays.copyOf(frame, 2));
            notes.assertNext("after a read that has brought no whole frame", "readComplete");
            peer.send(Arrays.copyOfRange(frame, 2, frame.length));
            notes.assertNext("after the rest of the frame", "d", "readComplete");
            assertThat(ahead)
                    .as("reads that were started before the handler had all of the read before them, at each call")
                    .containsOnly(0);
            assertThat(channel.timeouts())
                    .as("reads that were started with a timeout")
                    .isZero();

            peer.endOutput();
            get("the end of receiving", received);
            assertThat(notes.calls)
                    .as("calls of the handler at the end of the stream, which is no read of bytes")
                    .isEmpty();
        }
    }

    @Test
    @Order(2)
    @DisplayName("a handler that closes its connection, or throws, gets no further message")
    void closes() throws Exception {
        assertGetsOneOfThree("the first of three frames has closed the connection", AsyncConnection::close);
        assertGetsOneOfThree(
                "the handler has thrown an exception for the first of three frames",
                connection -> throwIt(new IllegalStateException("thrown for the first frame")));
    }

    private static void assertGetsOneOfThree(String after, Consumer<AsyncConnection> onMessage) throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            AsyncConnection connection = loopback.serve(peer);
            Notes notes = new Notes(() -> onMessage.accept(connection), () -> {});
            connection.receive(new Frames(Inbox.MAX_LENGTH), notes);
            peer.send(frames("a", "b", "c"));
            notes.assertNext("after " + after, "a", "readComplete");
        }
    }

    @Test
    @Order(3)
    @DisplayName("if readComplete throws, the connection is closed with that reason, and then receiving ends")
    void readCompleteThrows() throws Exception {
        assertEndsWith(new Error("thrown by readComplete"));
        assertEndsWith(new IllegalStateException("thrown by readComplete"));
    }

    private static void assertEndsWith(Throwable poison) throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            AsyncConnection connection = loopback.serve(peer);
            Notes notes = new Notes(() -> {}, () -> throwIt(poison));
            CompletableFuture<Void> received = connection.receive(new Frames(Inbox.MAX_LENGTH), notes);
            CompletableFuture<Boolean> openAtTheEnd = received.handle((end, failure) -> connection.isOpen());
            peer.send(frames("a"));
            assertThat(failureOf("the end of receiving, after a readComplete that threw", received))
                    .as("the failure of receiving, after a readComplete that threw")
                    .isSameAs(poison);
            assertThat(openAtTheEnd.join())
                    .as("the connection is still open at the moment when receiving fails")
                    .isFalse();
            assertThat(notes.calls)
                    .as("calls of the handler, whose readComplete has thrown")
                    .containsExactly("a", "readComplete");
        }
    }

    @Test
    @Order(4)
    @DisplayName("if the decoder throws anything, the connection is closed with that reason")
    void decoderThrows() throws Exception {
        for (Throwable poison : List.of(new IllegalStateException("poisoned"), new Error("poisoned"))) {
            try (Loopback loopback = Loopback.open()) {
                Peer peer = loopback.connect();
                Decoder decoder = input -> {
                    throwIt(poison);
                    return null;
                };
                CompletableFuture<Void> received = loopback.serve(peer).receive(decoder, message -> {});
                peer.send(frames("a"));
                assertThat(failureOf("the end of receiving, after a decoder that threw " + poison, received))
                        .as("the failure of receiving, after a decoder that threw %s", poison)
                        .isSameAs(poison);
            }
        }
    }

    @Test
    @Order(5)
    @DisplayName("an end inside a message: the connection is closed, and then receiving ends")
    void endInsideAMessage() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            AsyncConnection connection = loopback.serve(peer);
            CompletableFuture<Void> received = connection.receive(new Frames(Inbox.MAX_LENGTH), message -> {});
            CompletableFuture<Boolean> openAtTheEnd = received.handle((end, failure) -> connection.isOpen());
            peer.send(new byte[1]);
            peer.endOutput();
            failureOf("the end of receiving, after an end inside a message", received);
            assertThat(openAtTheEnd.join())
                    .as("the connection is still open at the moment when receiving fails")
                    .isFalse();
        }
    }

    @Test
    @Order(6)
    @DisplayName("a bad length: the handler gets the messages before it, if there are any, and then readComplete")
    void badLength() throws Exception {
        assertCallsBeforeABadLength("nothing but a bad length", "readComplete");
        assertCallsBeforeABadLength("a frame and a bad length", "a", "readComplete");
    }

    private static void assertCallsBeforeABadLength(String what, String... calls) throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            Notes notes = new Notes(() -> {}, () -> {});
            loopback.serve(peer).receive(new Frames(Inbox.MAX_LENGTH), notes);
            byte[] good = frames(Arrays.copyOf(calls, calls.length - 1));
            peer.send(ByteBuffer.allocate(good.length + 4).put(good).putInt(-1).array());
            notes.assertNext("after a read that has brought " + what, calls);
        }
    }

    static void throwIt(Throwable poison) {
        if (poison instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) poison;
    }
}

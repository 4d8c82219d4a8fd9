package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.get;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.4 The read loop")
class Ex4_4_ReadLoopTest {

    @Test
    @Order(1)
    @DisplayName("frames arrive in order, however the stream is split, and then the end of the stream")
    void anyFragmentation() throws Exception {
        List<String> texts = List.of("", "a", "grüße", "x".repeat(3_000), "", "the end");
        List<String> largeToo = new ArrayList<>(texts);
        largeToo.add(4, "x".repeat(Inbox.MAX_LENGTH));
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            Inbox inbox = new Inbox();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            AsyncConnection connection = new AsyncConnection(channel);
            CompletableFuture<Void> received = inbox.receiveFrom(connection);
            CompletableFuture<Integer> readsToTheEnd = received.thenApply(end -> channel.reads());
            Peer other = loopback.connect();
            Inbox ofOther = new Inbox();
            ofOther.receiveFrom(loopback.serve(other));

            peer.send(stream(largeToo));
            assertNext(inbox, largeToo, "all in one write");

            for (byte single : stream(texts)) {
                sendUnlessClosed(peer, single);
            }
            assertNext(inbox, texts, "byte by byte");

            byte[] small = Peer.frame("small".getBytes(UTF_8));
            for (int split = 1; split < small.length; split++) {
                // When the first frame has arrived, a read has brought the beginning of the second one too.
                peer.send(concatenated(small, Arrays.copyOf(small, split)));
                assertNext(
                        inbox, List.of("small"), "in one write with the first " + split + " bytes of the next frame");
                peer.send(Arrays.copyOfRange(small, split, small.length));
                assertNext(inbox, List.of("small"), "split after " + split + " bytes");
            }

            peer.endOutput();
            get("receiving to complete when the stream ends between two frames", received);
            // The group has one thread. When it calls this handler, the one that got the end of the stream has
            // returned.
            other.sendText("after the end");
            ofOther.next("a frame on another connection, after the end of the stream");
            assertThat(connection.isOpen())
                    .as("the connection is open to send, after the peer has ended its half")
                    .isTrue();
            channel.write(ByteBuffer.wrap(Peer.frame("still here".getBytes(UTF_8))));
            assertThat(peer.readText("a frame to a peer that has ended its half"))
                    .as("a frame to a peer that has ended its half")
                    .isEqualTo("still here");
            assertThat(channel.reads() - readsToTheEnd.join())
                    .as("reads that were started after the end of the stream")
                    .isZero();
        }
    }

    private static byte[] stream(List<String> texts) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (String text : texts) {
            stream.write(Peer.frame(text.getBytes(UTF_8)));
        }
        return stream.toByteArray();
    }

    private static void sendUnlessClosed(Peer peer, byte single) {
        try {
            peer.socket().getOutputStream().write(single);
        } catch (IOException closed) {
            // The inbox knows why the connection was closed.
        }
    }

    private static void assertNext(Inbox inbox, List<String> expected, String how) throws Exception {
        List<ByteBuffer> messages = new ArrayList<>();
        for (int i = 1; i <= expected.size(); i++) {
            ByteBuffer message = inbox.nextMessage(which(i, expected, how));
            assertThat(message.remaining())
                    .as("bytes of %s", which(i, expected, how))
                    .isEqualTo(expected.get(i - 1).getBytes(UTF_8).length);
            messages.add(message);
        }
        // The handler may keep a message: the test reads them only when all have arrived.
        for (int i = 1; i <= expected.size(); i++) {
            String text = UTF_8.decode(messages.get(i - 1)).toString();
            assertThat(shortened(text))
                    .as("the text of %s", which(i, expected, how))
                    .isEqualTo(shortened(expected.get(i - 1)));
        }
    }

    private static String which(int number, List<String> expected, String how) {
        return "frame " + number + " of " + expected.size() + ", sent " + how;
    }

    private static String shortened(String text) {
        return text.length() < 50
                ? text
                : text.substring(0, 3) + "… (" + text.length() + " characters, hash " + text.hashCode() + ")";
    }

    private static byte[] concatenated(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }

    @Test
    @Order(3)
    @DisplayName("100,000 frames in one burst do not grow the stack")
    void burst() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            BurstCounter counter = new BurstCounter();
            loopback.serve(peer)
                    .receive(new Frames(4), counter)
                    .whenComplete((end, failure) ->
                            counter.fail(failure != null ? failure : new EOFException("the stream ended early")));

            ByteBuffer frames = ByteBuffer.allocate(BurstCounter.FRAMES * 8);
            for (int i = 0; i < BurstCounter.FRAMES; i++) {
                frames.putInt(4).putInt(i);
            }
            peer.send(frames.array());

            counter.awaitAll();
        }
    }

    @Test
    @Order(2)
    @DisplayName(
            "bad lengths, a truncated stream and a handler that throws: each closes its connection, with the reason")
    void badEnds() throws Exception {
        byte[] good = Peer.frame("good".getBytes(UTF_8));
        for (int length : new int[] {-1, Integer.MIN_VALUE, Inbox.MAX_LENGTH + 1, Integer.MAX_VALUE}) {
            byte[] header = ByteBuffer.allocate(4).putInt(length).array();
            assertEnds("a length field of " + length, concatenated(good, header), message -> {})
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining(String.valueOf(length));
        }

        assertEnds("an end 6 bytes into a frame of 8", concatenated(good, Arrays.copyOf(good, 6)), message -> {})
                .isInstanceOf(EOFException.class);
        assertEnds("an end 2 bytes into the length of a frame", concatenated(good, new byte[2]), message -> {})
                .isInstanceOf(EOFException.class);

        Exception cause = new IOException("the cause of what was thrown");
        for (Throwable poison : List.of(new IllegalStateException("poisoned", cause), new Error("poisoned"))) {
            assertEnds("a handler that threw " + poison, good, message -> Ex4_4_HandlerCallsTest.throwIt(poison))
                    .isSameAs(poison);
        }
    }

    /** Sends these bytes and the end of the stream, and returns the failure of receiving. */
    private static AbstractThrowableAssert<?, ?> assertEnds(String what, byte[] bytes, MessageHandler handler)
            throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer healthy = loopback.connect();
            Inbox inbox = new Inbox();
            inbox.receiveFrom(loopback.serve(healthy));

            Peer peer = loopback.connect();
            AsyncConnection connection = loopback.serve(peer);
            CompletableFuture<Void> readComplete = new CompletableFuture<>();
            CompletableFuture<Void> received =
                    connection.receive(new Frames(Inbox.MAX_LENGTH), withFuture(handler, readComplete));
            peer.send(bytes);
            peer.endOutput();
            Throwable reason = failureOf("the end of receiving, after " + what, received);
            peer.awaitEnd("the end of the connection, after " + what);
            // It may be called before the connection is closed, or after that.
            get("readComplete, after a good frame and " + what, readComplete);
            assertThat(failureOf("the end of the connection, after " + what, connection.closed()))
                    .as("why the connection was closed, after %s", what)
                    .isSameAs(reason);

            healthy.sendText("still here");
            assertThat(inbox.next("a frame on another connection, after " + what))
                    .as("a frame on another connection, after %s", what)
                    .isEqualTo("still here");
            return assertThat(reason).as("the failure of receiving, after %s", what);
        }
    }

    private static MessageHandler withFuture(MessageHandler handler, CompletableFuture<Void> readComplete) {
        return new MessageHandler() {
            @Override
            public void message(ByteBuffer message) throws Exception {
                handler.message(message);
            }

            @Override
            public void readComplete() {
                readComplete.complete(null);
            }
        };
    }
}

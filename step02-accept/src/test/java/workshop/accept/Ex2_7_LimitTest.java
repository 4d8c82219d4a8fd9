package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.Socket;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("2.7 At most N at a time")
class Ex2_7_LimitTest {

    private static final Duration LONG_ENOUGH_FOR_AN_ANSWER = Duration.ofMillis(200);

    @Test
    @Order(1)
    @DisplayName("as many clients as the limit are served at once, and one more for each of them that disconnects")
    void upToTheLimit() throws Exception {
        try (Loop loop = Loop.limited(new Semaphore(2), new EchoHandler());
                Socket first = Loopback.connect(loop.port());
                Socket second = Loopback.connect(loop.port());
                Socket third = Loopback.connect(loop.port());
                Socket fourth = Loopback.connect(loop.port())) {
            Loopback.assertEcho(second, "hello", "the second of two at a time");
            Loopback.assertEcho(first, "hello", "the first of two at a time");
            first.shutdownOutput();
            Loopback.assertEcho(third, "hello", "the third client, after the first has disconnected");
            second.shutdownOutput();
            Loopback.assertEcho(fourth, "hello", "the fourth client, after the second has disconnected");
        }
    }

    @Test
    @Order(2)
    @DisplayName("a client above the limit waits in the accept queue: the permit is taken before accept")
    void permitBeforeAccept() throws Exception {
        var time = new ShortTime(1);
        try (Loop loop = Loop.limited(time, new EchoHandler());
                Socket first = Loopback.connect(loop.port());
                Socket second = Loopback.connect(loop.port())) {
            Loopback.assertEcho(first, "hello", "the first client");
            Loopback.send(second, '!');
            time.passes();
            double cpuTime = loop.cpuTimeIn(LONG_ENOUGH_FOR_AN_ANSWER);
            assertThat(loop.failure())
                    .as("what failed, while no permit was left")
                    .isNull();
            Loopback.assertNoAnswer(second, "the second client at a limit of 1");
            Loop.assertWaits(cpuTime, "no permit was left");

            // A client in the queue is disconnected now. A client that was accepted is not, and would be served next.
            loop.closeListener();
            first.shutdownOutput();
            Loopback.assertEnds(second, "the second client's connection, which should not have been accepted");
        }
    }

    @Test
    @DisplayName("when no permit is left at the beginning, the loop waits for the first one too")
    void noPermitAtTheBeginning() throws Exception {
        Semaphore permits = new Semaphore(0);
        try (Loop loop = Loop.limited(permits, new EchoHandler())) {
            Loopback.waitABit(() -> permits.hasQueuedThreads() || loop.hasEnded());
            assertThat(loop.failure())
                    .as("what failed, when no permit was left at the beginning")
                    .isNull();
            permits.release();
            try (Socket client = Loopback.connect(loop.port())) {
                Loopback.assertEcho(client, "hello", "the first client, after the first permit was released");
            }
        }
    }

    @Test
    @DisplayName("an interrupt does not end the wait for a permit")
    void interrupted() throws Exception {
        try (Loop loop = Loop.limited(new Semaphore(1), new EchoHandler());
                Socket first = Loopback.connect(loop.port());
                Socket second = Loopback.connect(loop.port())) {
            Loopback.assertEcho(first, "hello", "the first client");
            Loopback.send(second, '!');

            loop.interrupt();
            double cpuTime = loop.cpuTimeIn(LONG_ENOUGH_FOR_AN_ANSWER);

            assertThat(loop.hasEnded())
                    .as("the loop has ended, because its thread was interrupted while it waited for a permit")
                    .isFalse();
            Loopback.assertNoAnswer(
                    second, "the second client at a limit of 1, after an interrupt of the loop's thread");
            Loop.assertWaits(cpuTime, "no permit was left, after an interrupt of its thread");
        }
    }

    @Test
    @Order(3)
    @DisplayName("a handler that throws gives its permit back too, one permit, and the exception passes")
    void afterFailures() throws Exception {
        assertGivesBackOne(null);
        assertGivesBackOne(new IOException("deliberate"));
        assertGivesBackOne(new ClosedChannelException());
        assertGivesBackOne(new DeliberateException());
        assertGivesBackOne(new StackOverflowError("deliberate"));
    }

    private static void assertGivesBackOne(Throwable thrown) throws IOException {
        Semaphore permits = new Semaphore(1);
        var whileServed = new AtomicInteger();
        var calls = new AtomicInteger();
        boolean closes = thrown instanceof ClosedChannelException;
        ConnectionHandler failing = connection -> {
            whileServed.set(permits.availablePermits());
            calls.incrementAndGet();
            if (closes) {
                connection.close();
            }
            if (thrown != null) {
                DeliberateException.throwAny(thrown);
            }
        };
        String ended = thrown == null ? "returned, and left its connection open" : "threw " + thrown;
        try (SocketChannel connection = SocketChannel.open()) {
            assertThat(catchThrowable(() -> failing.releasing(permits).handle(connection)))
                    .as("the exception of a releasing handler, after the handler in it %s", ended)
                    .isSameAs(thrown);
            assertThat(connection.isOpen() || closes)
                    .as("the connection is open, after the handler in a releasing handler %s", ended)
                    .isTrue();
        }
        assertThat(whileServed.get())
                .as("permits that are left while the handler serves a connection: 1 from before")
                .isEqualTo(1);
        assertThat(calls.get())
                .as("how often a releasing handler called the handler in it, which %s", ended)
                .isEqualTo(1);
        assertThat(permits.availablePermits())
                .as("permits that are left after a handler %s: 1 from before, and 1 given back", ended)
                .isEqualTo(2);
    }

    @Test
    @DisplayName("while no client comes, the loop has one permit already: it does not only look whether one is left")
    void takesThePermit() throws Exception {
        Semaphore permits = new Semaphore(3);
        try (Loop loop = Loop.limited(permits, new EchoHandler());
                Socket client = Loopback.connect(loop.port())) {
            Loopback.assertEcho(client, "hello", "the first client");
            Loopback.waitUntil("the loop to take its permit, before a client comes", () -> {
                return loop.isListening() && permits.availablePermits() < 2;
            });
            assertThat(permits.availablePermits())
                    .as("permits of 3 that are left, while a client is served, and the loop waits for the next one")
                    .isEqualTo(1);
            try (Loop another = Loop.limited(permits, new EchoHandler());
                    Socket third = Loopback.connect(another.port())) {
                Loopback.assertEcho(
                        third,
                        "hello",
                        "a client of another loop with these permits, while the first loop waits for a client");
            }
        }
    }

    @Test
    @DisplayName("when the loop has ended and the clients are gone, all permits are back, and no more")
    void allPermitsComeBack() throws Exception {
        Semaphore permits = new Semaphore(2);
        Queue<SocketChannel> children = new ConcurrentLinkedQueue<>();
        ConnectionHandler echo = connection -> {
            children.add(connection);
            new EchoHandler().handle(connection);
        };
        try (Loop loop = Loop.limited(permits, echo);
                Socket client = Loopback.connect(loop.port())) {
            Loopback.assertEcho(client, "hello", "a client");
            loop.letWaitForAClient();
            loop.closeListener();
            assertThat(loop.ends())
                    .as("runLimited returns after its listener was closed")
                    .isTrue();
            assertThat(children.element().isOpen())
                    .as("the child, which belongs to next, is open after runLimited has returned")
                    .isTrue();
            client.shutdownOutput();
            Loopback.assertEnds(client, "the connection of a client that has finished");
            Loopback.assertBecomes(
                    "permits of 2 that are back, after the end of the loop", 2, permits::availablePermits);
        }
    }

    @Test
    @DisplayName("when the listener is closed while the loop waits for a permit, the permit comes back too")
    void closedAtTheLimit() throws Exception {
        Semaphore permits = new Semaphore(1);
        try (Loop loop = Loop.limited(permits, new EchoHandler());
                Socket client = Loopback.connect(loop.port())) {
            Loopback.assertEcho(client, "hello", "the only client at a limit of 1");
            loop.closeListener();
            client.shutdownOutput();
            Loopback.assertEnds(client, "the connection of a client that has finished");
            assertThat(loop.ends())
                    .as("runLimited returns after its listener was closed, and after a permit came back")
                    .isTrue();
            Loopback.assertBecomes(
                    "permits of 1 that are back, after the end of a loop that waited for one",
                    1,
                    permits::availablePermits);
        }
    }
}

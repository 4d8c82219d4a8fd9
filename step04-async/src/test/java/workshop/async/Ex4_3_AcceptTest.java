package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.Waiting.waitingFor;
import static workshop.async.Loopback.waitUntil;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workshop.FewDescriptorsProcess;
import workshop.Waiting;

@DisplayName("4.3 Accept without blocking")
class Ex4_3_AcceptTest {

    private static final String OUT_OF_DESCRIPTORS = "the server to accept clients until it is out of descriptors";

    /** Sends one byte, which the kernel takes at once. */
    static void greet(AsynchronousSocketChannel client) {
        client.write(ByteBuffer.wrap(new byte[] {'!'}));
    }

    static void assertGreeted(Peer client, String which) throws Exception {
        int greeting = waitingFor(
                "the greeting of " + which,
                () -> client.socket().getInputStream().read());
        assertThat(greeting).as("the greeting of %s (-1: it was closed)", which).isEqualTo('!');
    }

    @Test
    @Order(1)
    @DisplayName("a hundred clients with one thread; a handler that throws ends only its own connection")
    void oneAfterAnother() throws Exception {
        AtomicInteger clients = new AtomicInteger();
        CompletableFuture<Boolean> noDelay = new CompletableFuture<>();
        CompletableFuture<AsynchronousSocketChannel> first = new CompletableFuture<>();
        Consumer<AsynchronousSocketChannel> handler = client -> {
            noDelay.complete(hasNoDelay(client));
            first.complete(client);
            switch (clients.incrementAndGet()) {
                case 10 -> throw new IllegalStateException("thrown by the handler of client 10");
                case 20 -> throw new Error("thrown by the handler of client 20");
                default -> greet(client);
            }
        };
        try (Loopback loopback = Loopback.open();
                AsyncServer server = AsyncServer.start(loopback.listener(), handler)) {
            assertThat(server.port())
                    .as("the port of the server")
                    .isEqualTo(loopback.address().getPort());
            Peer firstClient = loopback.connect();
            assertGreeted(firstClient, "client 1");
            for (int i = 2; i <= 100; i++) {
                Peer client = loopback.connect();
                if (i == 10 || i == 20) {
                    client.awaitEnd("the end of connection " + i + ", whose handler threw "
                            + (i == 10 ? "a RuntimeException" : "an Error"));
                } else {
                    assertGreeted(client, "client " + i);
                }
            }
            // There is one thread, so the handler of the first client has returned.
            greet(first.join());
            assertGreeted(firstClient, "client 1 once more, long after its handler has returned");
            assertThat(noDelay.join())
                    .as("TCP_NODELAY is set when a client is passed to the handler")
                    .isTrue();
        }
    }

    private static boolean hasNoDelay(AsynchronousSocketChannel client) {
        try {
            return client.getOption(StandardSocketOptions.TCP_NODELAY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Order(2)
    @DisplayName("a slow handler does not delay the next client")
    void nextAcceptFirst() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        Consumer<AsynchronousSocketChannel> handler = client -> {
            if (busy.getCount() > 0) {
                busy.countDown();
                Loopback.holdThread(held);
            }
            greet(client);
        };
        try (Loopback loopback = Loopback.open(2);
                AsyncServer server = AsyncServer.start(loopback.listener(), handler)) {
            assertThat(server.port()).as("the port of the server").isPositive();
            Peer first = loopback.connect();
            assertThat(busy.await(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS))
                    .as("the first client was passed to the handler")
                    .isTrue();
            assertGreeted(
                    loopback.connect(),
                    "the second client, while the first client's handler blocks one of two threads");
            held.countDown();
            assertGreeted(first, "the first client");
        } finally {
            held.countDown();
        }
    }

    @Test
    @Order(4)
    @DisplayName("once the listener is closed, no further accept is tried: nothing refers to the server any more")
    void closed() throws Exception {
        for (WeakReference<Object> handler : List.of(usedAndClosed(), startedOnAClosedListener())) {
            waitUntil(
                    "the closed server to be garbage collected, which is reachable as long as another accept is tried",
                    () -> {
                        System.gc();
                        return handler.refersTo(null);
                    });
        }
    }

    private static WeakReference<Object> usedAndClosed() throws Exception {
        Consumer<AsynchronousSocketChannel> handler = new Greeter();
        try (Loopback loopback = Loopback.open();
                AsyncServer server = AsyncServer.start(loopback.listener(), handler)) {
            assertThat(server.port()).as("the port of the server").isPositive();
            assertGreeted(loopback.connect(), "the only client");
        }
        return new WeakReference<>(handler);
    }

    /** Only its listener is closed, and before the first accept: the JDK then fails with another exception. */
    private static WeakReference<Object> startedOnAClosedListener() throws Exception {
        Consumer<AsynchronousSocketChannel> handler = new Greeter();
        try (Loopback loopback = Loopback.open()) {
            loopback.listener().close();
            AsyncServer.start(loopback.listener(), handler);
        }
        return new WeakReference<>(handler);
    }

    /** A class and no lambda: a lambda that captures nothing is never garbage collected. */
    private static final class Greeter implements Consumer<AsynchronousSocketChannel> {

        @Override
        public void accept(AsynchronousSocketChannel client) {
            greet(client);
        }
    }

    @Test
    @Order(3)
    @DisplayName("out of descriptors, twice: the server backs off, and serves again")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no ulimit to make it run out of descriptors")
    @Timeout(35)
    void tooManyOpenFiles() throws Exception {
        try (FewDescriptorsProcess server = FewDescriptorsProcess.start(GreetingServerMain.class, AsyncServer.class)) {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
            assertServes(server, address, "the first client");
            int threads = Integer.parseInt(server.ask(GreetingServerMain.THREADS));
            for (String time : List.of("1st", "2nd")) {
                List<Peer> clients = new ArrayList<>();
                try {
                    connectUntilOutOfDescriptors(server, address, clients);
                    assertNoThreadSleeps(server);
                    assertQuiet(server);
                } finally {
                    for (Peer client : clients) {
                        client.close();
                    }
                }
                assertServes(server, address, "a new client, after the others have gone for the " + time + " time");
            }
            // One timer for all delays, and the threads of a pool, are few.
            assertThat(Integer.parseInt(server.ask(GreetingServerMain.THREADS)) - threads)
                    .as("threads that the server has more than before, after it was out of descriptors twice")
                    .isLessThan(6);
        }
    }

    private static void assertServes(FewDescriptorsProcess server, InetSocketAddress address, String which)
            throws Exception {
        try (Peer client = new Peer()) {
            connect(client, address, "the greeting of " + which);
            assertGreeted(client, which);
        } catch (AssertionError e) {
            if (server.end() != null) {
                throw new AssertionError("the server's process has ended: " + server.end(), e);
            }
            throw e;
        }
    }

    private static void connect(Peer client, InetSocketAddress address, String what) throws Exception {
        waitingFor(what, () -> {
            client.connect(address, (int) Waiting.LIMIT.toMillis());
            return client;
        });
    }

    /** Each client takes one descriptor of the server, so more clients connect than it has descriptors. */
    private static void connectUntilOutOfDescriptors(
            FewDescriptorsProcess server, InetSocketAddress address, List<Peer> clients) throws Exception {
        for (int i = 0; i < FewDescriptorsProcess.DESCRIPTORS; i++) {
            Peer client = new Peer();
            clients.add(client);
            connect(client, address, OUT_OF_DESCRIPTORS);
        }
        waitUntil(OUT_OF_DESCRIPTORS, server::isOutOfDescriptors);
    }

    private static void assertQuiet(FewDescriptorsProcess server) throws Exception {
        double cpuTime = server.leastCpuTime();
        assertThat(server.end()).as("what ended the server's process").isNull();
        assertThat(cpuTime)
                .overridingErrorMessage(
                        "the server took %.0f %% of the CPU time of a thread that never waits, while it had no "
                                + "descriptors left: it spins",
                        cpuTime * 100)
                .isLessThanOrEqualTo(FewDescriptorsProcess.QUIET);
    }

    /** A thread that sleeps between two tries does so nearly all the time, so a few questions are enough. */
    private static void assertNoThreadSleeps(FewDescriptorsProcess server) throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(server.ask(GreetingServerMain.WHERE_A_THREAD_SLEEPS))
                    .as("where a thread sleeps while there are no descriptors left")
                    .isEmpty();
        }
    }
}

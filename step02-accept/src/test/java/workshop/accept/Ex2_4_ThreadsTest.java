package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workshop.Waiting;

@DisplayName("2.4 A slow client delays no other")
class Ex2_4_ThreadsTest {

    @Test
    @DisplayName("while the first client is idle, the second is served; then the first is served too")
    void idleClient() throws Exception {
        try (Loop loop = Loop.with(new EchoHandler().onVirtualThread());
                Socket idle = Loopback.connect(loop.port());
                Socket second = Loopback.connect(loop.port())) {
            Loopback.assertEcho(second, "hello", "the second client, while the first is idle");
            Loopback.assertEcho(idle, "at-last", "the first client, when it sends at last");
        }
    }

    @Test
    @DisplayName("the thread that calls handle leaves the connection open")
    void leavesItOpen() throws Exception {
        var returned = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        ConnectionHandler late = connection -> {
            if (Thread.currentThread() == caller) {
                throw new AssertionError("the connection is served on the thread that called handle");
            }
            try (connection) {
                returned.await(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        try (ServerSocketChannel listener = Loopback.listen();
                Socket client = Loopback.connect(listener.socket().getLocalPort());
                SocketChannel child = listener.accept()) {
            late.onVirtualThread().handle(child);
            assertThat(child.isOpen())
                    .as("the connection is open, before its thread has served it")
                    .isTrue();
            returned.countDown();
            Loopback.assertEnds(client, "the connection, after its thread has served it");
        }
    }
}

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

@DisplayName("2.4 A slow client holds nobody up")
class Ex2_4_ThreadsTest {

    @Test
    @DisplayName("while the first client says nothing, the second is served; then the first is, too")
    void silentClient() throws Exception {
        try (Loop loop = Loop.with(new EchoHandler().inItsOwnThread());
                Socket silent = Loopback.connect(loop.port());
                Socket second = Loopback.connect(loop.port())) {
            Loopback.assertEcho(second, "hello", "the second client, while the first says nothing");
            Loopback.assertEcho(silent, "at-last", "the first client, when it speaks at last");
        }
    }

    @Test
    @DisplayName("who has handed a connection on leaves it open")
    void leavesItOpen() throws Exception {
        var handedOn = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        ConnectionHandler late = connection -> {
            if (Thread.currentThread() == caller) {
                throw new AssertionError("the connection is served on the thread that called handle");
            }
            try (connection) {
                handedOn.await(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        try (ServerSocketChannel listener = Loopback.listen();
                Socket client = Loopback.connect(listener.socket().getLocalPort());
                SocketChannel child = listener.accept()) {
            late.inItsOwnThread().handle(child);
            assertThat(child.isOpen())
                    .as("the connection is open, while its thread has yet to serve it")
                    .isTrue();
            handedOn.countDown();
            Loopback.assertEnds(client, "the connection, after its thread has served it");
        }
    }
}

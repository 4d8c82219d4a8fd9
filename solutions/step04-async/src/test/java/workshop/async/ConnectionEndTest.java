package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Step 4's reference: every end of a connection completes its futures")
@Timeout(20)
class ConnectionEndTest {

    private static final Frames FRAMES = new Frames(100);

    private static final Duration LONG = Duration.ofSeconds(60);

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private AsynchronousChannelGroup group;
    private AsynchronousServerSocketChannel listener;
    private Socket peer;
    private AsyncConnection connection;

    @BeforeEach
    void connect() throws Exception {
        group = AsynchronousChannelGroup.withFixedThreadPool(1, Executors.defaultThreadFactory());
        listener = AsynchronousServerSocketChannel.open(group)
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
        peer = new Socket(address.getAddress(), address.getPort());
        connection = new AsyncConnection(listener.accept().get(5, TimeUnit.SECONDS));
    }

    @AfterEach
    void closeAll() throws Exception {
        timer.shutdownNow();
        peer.close();
        group.shutdownNow();
    }

    private static Throwable failureOf(CompletableFuture<Void> future) throws Exception {
        return future.handle((end, failure) -> failure).get(5, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("close after the group was shut down, which calls no handler any more")
    void closeAfterShutdown() throws Exception {
        CompletableFuture<Void> received = connection.receive(FRAMES, message -> {});
        group.shutdown();

        assertThatCode(connection::close).as("close").doesNotThrowAnyException();

        assertThat(failureOf(connection.closed())).as("the failure of closed()").isNull();
        assertThat(failureOf(received)).as("the failure of receiving").isInstanceOf(AsynchronousCloseException.class);
    }

    @Test
    @DisplayName("close while reading is paused, and so no read fails")
    void closeWhilePaused() throws Exception {
        connection.pauseReading();
        CompletableFuture<Void> received = connection.receive(FRAMES, message -> {});
        IllegalStateException reason = new IllegalStateException("reason");

        connection.close(reason);

        assertThat(failureOf(received)).as("the failure of receiving").isSameAs(reason);
    }

    @Test
    @DisplayName("the future of receive is a copy: to cancel it does not end a drain")
    void cancelledReceive() throws Exception {
        CompletableFuture<Void> received = connection.receive(FRAMES, message -> {});
        received.cancel(false);

        CompletableFuture<Void> closed = connection.closeAfterDrain(LONG);

        assertThat(peer.getInputStream().read()).as("what the peer reads").isEqualTo(-1);
        assertThat(closed.isDone())
                .as("closed before the peer has ended its output")
                .isFalse();
        peer.shutdownOutput();
        assertThat(failureOf(closed)).as("the failure of the drain").isNull();
    }

    @Test
    @DisplayName("receive after the drain has begun gets no message, and the end")
    void receiveAfterDrain() throws Exception {
        connection.closeAfterDrain(LONG);
        CompletableFuture<ByteBuffer> message = new CompletableFuture<>();

        CompletableFuture<Void> received = connection.receive(FRAMES, message::complete);

        peer.getOutputStream().write(new byte[] {0, 0, 0, 1, 'x'});
        peer.shutdownOutput();
        assertThat(failureOf(received)).as("the failure of receiving").isNull();
        assertThat(message.isDone()).as("a message was received").isFalse();
    }

    @Test
    @DisplayName("receive twice is refused")
    void receiveTwice() {
        connection.receive(FRAMES, message -> {});

        assertThatThrownBy(() -> connection.receive(FRAMES, message -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("receive");
        assertThat(connection.isOpen()).as("the connection is open").isTrue();
    }

    @Test
    @DisplayName("an idle peer does not end a drain before its deadline")
    void idleWhileDraining() throws Exception {
        connection.closeWhenIdle(Duration.ofMillis(40), () -> {}, timer);

        CompletableFuture<Void> closed = connection.closeAfterDrain(Duration.ofMillis(400));

        assertThat(failureOf(closed)).as("the failure of the drain").isNull();
    }

    @Test
    @DisplayName("an Error from a write closes the connection")
    void errorInWrite() throws Exception {
        StackOverflowError error = new StackOverflowError();
        AsynchronousSocketChannel channel = new MemoryChannel(Runnable::run) {
            @Override
            public <A> void write(
                    ByteBuffer[] from,
                    int offset,
                    int length,
                    long timeout,
                    TimeUnit unit,
                    A attachment,
                    CompletionHandler<Long, ? super A> handler) {
                throw error;
            }
        };
        AsyncConnection failing = new AsyncConnection(channel);

        failing.send(ByteBuffer.allocate(1));

        assertThat(failureOf(failing.closed())).as("the failure of closed()").isSameAs(error);
    }

    @Test
    @DisplayName("an Error from the close of the channel does not keep the futures from their end")
    void errorInClose() throws Exception {
        AsyncConnection failing = new AsyncConnection(new MemoryChannel(Runnable::run) {
            @Override
            public void close() {
                throw new OutOfMemoryError("no memory for the thread of a handler");
            }
        });
        CompletableFuture<Void> received = failing.receive(FRAMES, message -> {});

        assertThatCode(failing::close).as("close").doesNotThrowAnyException();

        assertThat(failureOf(failing.closed())).as("the failure of closed()").isNull();
        assertThat(failureOf(received)).as("the failure of receiving").isInstanceOf(AsynchronousCloseException.class);
    }

    @Test
    @DisplayName("a listener that throws a checked exception closes the connection")
    void checkedExceptionInListener() throws Exception {
        connection.setWaterMarks(new WaterMarks(0, 0), ConnectionEndTest::throwChecked);

        assertThatCode(() -> connection.send(ByteBuffer.allocate(1))).as("send").doesNotThrowAnyException();

        assertThat(failureOf(connection.closed())).as("the failure of closed()").isInstanceOf(IOException.class);
        assertThat(peer.getInputStream().read()).as("what the peer reads").isEqualTo(-1);
    }

    @Test
    @DisplayName("a ping that throws a checked exception closes the connection")
    void checkedExceptionInPing() throws Exception {
        connection.closeWhenIdle(Duration.ofMillis(40), ConnectionEndTest::throwChecked, timer);

        assertThat(failureOf(connection.closed())).as("the failure of closed()").isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("an idle peer is closed also if there is no memory for the message of the IdleTimeoutException")
    void errorInMonitor() throws Exception {
        OutOfMemoryError error = new OutOfMemoryError("no memory for the message of an IdleTimeoutException");
        AsyncConnection idle = new AsyncConnection(new MemoryChannel(Runnable::run) {
            @Override
            public SocketAddress getRemoteAddress() {
                return new SocketAddress() {
                    @Override
                    public String toString() {
                        throw error;
                    }
                };
            }
        });

        idle.closeWhenIdle(Duration.ofMillis(40), () -> {}, timer);

        assertThat(failureOf(idle.closed())).as("the failure of closed()").isSameAs(error);
    }

    /** As code in Kotlin, or with Lombok's {@code @SneakyThrows}, may do. */
    private static void throwChecked() {
        ConnectionEndTest.<RuntimeException>throwUnchecked(new IOException("checked"));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwUnchecked(Throwable throwable) throws T {
        throw (T) throwable;
    }

    @Test
    @DisplayName("the idle time of a paused connection is not negative")
    void idleTimeWhilePaused() {
        connection.pauseReading();
        connection.receive(FRAMES, message -> {});

        assertThat(connection.idleTime()).as("the idle time").isGreaterThanOrEqualTo(Duration.ZERO);
    }
}

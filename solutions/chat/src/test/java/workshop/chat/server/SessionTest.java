package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;
import workshop.async.AsyncConnection;
import workshop.chat.protocol.Message.SetNickname;

/** What a session has taken is free when the session has ended, also if something fails meanwhile. */
@DisplayName("a guest's session")
class SessionTest {

    private final Timer timer = new Timer(Thread.ofPlatform().daemon().factory());
    private final Backpressure backpressure = new Backpressure(Limits.DEFAULT, timer);
    private final Room room = new Room(backpressure);
    private final Nicknames nicknames = new Nicknames();
    private final RateLimits rates = new RateLimits(20, System::nanoTime);
    private final List<Socket> peers = new ArrayList<>();
    private AsynchronousServerSocketChannel listener;

    @BeforeEach
    void listen() throws IOException {
        listener =
                AsynchronousServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket peer : peers) {
            peer.close();
        }
        room.guests().forEach(AsyncConnection::close);
        listener.close();
        timer.close();
    }

    /** The server's end of a new connection. The other end is the last of the peers. */
    private AsyncConnection connect(int maxQueuedBytes) throws Exception {
        InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
        peers.add(new Socket(address.getAddress(), address.getPort()));
        return new AsyncConnection(listener.accept().get(), maxQueuedBytes);
    }

    private void start(AsyncConnection guest, Logger logger) {
        new Session(guest, room, nicknames, Limits.DEFAULT, new RateLimitedLog(logger))
                .start(rates.acquire(InetAddress.getLoopbackAddress()), backpressure, timer);
    }

    @Test
    @DisplayName("the nickname is free when the others cannot be told that its owner has left")
    void nickname() throws Exception {
        // No message fits into this guest's queue, so that each announcement fails.
        room.join(connect(1));
        AsyncConnection ada = connect(Limits.DEFAULT.maxQueuedBytes());
        start(ada, NOPLogger.NOP_LOGGER);
        peers.getLast()
                .getOutputStream()
                .write(Room.frame(new SetNickname(new UUID(0, 0), "ada")).array());
        assertThat(ada.closed()).failsWithin(Duration.ofSeconds(10));
        await("the nickname is free")
                .ignoreExceptionsInstanceOf(NicknameRefusedException.class)
                .until(() -> {
                    nicknames.change(null, "ada");
                    return true;
                });
    }

    @Test
    @DisplayName("the rate of a guest whose arrival cannot be logged is not kept")
    void rate() throws Exception {
        Logger full = (Logger) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, arguments) -> {
                    throw new OutOfMemoryError("of a test");
                });
        AsyncConnection ada = connect(Limits.DEFAULT.maxQueuedBytes());
        assertThatThrownBy(() -> start(ada, full)).isInstanceOf(OutOfMemoryError.class);
        ada.close();
        rates.forgetFull();
        assertThat(rates.hosts()).as("hosts that are remembered").isZero();
    }
}

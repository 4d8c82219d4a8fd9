package workshop.accept;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;
import workshop.Waiting;

/** What the tests do on the loopback interface, with the JDK's plain sockets. */
final class Loopback {

    private static final int LIMIT = (int) Waiting.LIMIT.toMillis();

    /** Milliseconds in which code that does too much has done it. */
    private static final int LITTLE = 300;

    private Loopback() {}

    /** Listens on a port of the operating system's choice. */
    static ServerSocketChannel listen() throws IOException {
        return ServerSocketChannel.open().bind(at(0));
    }

    static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    static Socket connect(int port) throws Exception {
        Socket client = new Socket();
        connect(client, port);
        return client;
    }

    static void connect(Socket client, int port) throws Exception {
        waitingFor("a connection to port " + port, () -> {
            client.connect(at(port), LIMIT);
            return client;
        });
        client.setSoTimeout(LIMIT);
    }

    /** Sends a text, and asserts that the same comes back. */
    static void assertEcho(Socket client, String text, String who) throws Exception {
        byte[] echo = waitingFor("the echo of " + who, () -> {
            client.getOutputStream().write(text.getBytes(US_ASCII));
            return client.getInputStream().readNBytes(text.length());
        });
        assertThat(printable(echo)).as("what came back to %s", who).isEqualTo(text);
    }

    /** Whether a client that connects now is refused; closes it where it is not. */
    static boolean refuses(int port) throws IOException {
        try (Socket client = new Socket()) {
            client.connect(at(port), LIMIT);
            return false;
        } catch (ConnectException refused) {
            return true;
        } catch (SocketException reset) {
            // It came into the queue just when the listener closed. The next will be refused.
            return false;
        }
    }

    /** Waits until something has become true. */
    static void waitUntil(String what, Callable<Boolean> condition) throws Exception {
        waitUntil(what, Duration.ofMillis(5), condition);
    }

    /** Waits until a number that grows has grown above 0 and then no more, for some looks at it in a row. */
    static void waitUntilSteady(String what, Callable<Integer> number) throws Exception {
        var before = new AtomicInteger();
        var unchanged = new AtomicInteger();
        waitUntil(what, Duration.ofMillis(30), () -> {
            int now = number.call();
            boolean same = before.getAndSet(now) == now && now > 0;
            // One look may fall into a moment in which the thread that makes it grow has to wait for a processor.
            return unchanged.updateAndGet(looks -> same ? looks + 1 : 0) == 3;
        });
    }

    private static void waitUntil(String what, Duration interval, Callable<Boolean> condition) throws Exception {
        waitingFor(what, () -> {
            try {
                await(what)
                        .dontCatchUncaughtExceptions()
                        .pollDelay(Duration.ZERO)
                        .pollInterval(interval)
                        .atMost(Waiting.LIMIT)
                        .until(condition);
                return null;
            } catch (ConditionTimeoutException e) {
                throw new TimeoutException(what);
            }
        });
    }

    /** Sends one byte, which tells a handler of the tests what to do. */
    static void send(Socket client, char command) throws IOException {
        client.getOutputStream().write(command);
    }

    /** Breaks a connection off: the peer gets a reset where it expects bytes or the end of the stream. */
    static void reset(Socket client) throws IOException {
        client.setSoLinger(true, 0);
        client.close();
    }

    /**
     * Asserts that the server has nothing more to say and has closed, in good order or with a reset.
     *
     * @param who whose connection it is
     */
    static void assertEnds(Socket client, String who) throws Exception {
        int next = waitingFor("the end of " + who, () -> {
            try {
                return client.getInputStream().read();
            } catch (SocketException reset) {
                return -1;
            }
        });
        assertThat(next == -1 ? "its end" : "the byte '" + (char) next + "'")
                .as("what came over %s", who)
                .isEqualTo("its end");
    }

    /** Waits a little for an answer that must not come. */
    static void assertSilent(Socket client, String who) throws IOException {
        client.setSoTimeout(LITTLE);
        try {
            int next = client.getInputStream().read();
            fail(who + (next == -1 ? " was hung up on" : " got an answer") + ", and should have waited");
        } catch (SocketTimeoutException silence) {
            client.setSoTimeout(LIMIT);
        }
    }

    /** Bytes as text, with those that a console would not show as {@code \0} and the like. */
    static String printable(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.append(b > ' ' && b <= '~' ? String.valueOf((char) b) : "\\" + b);
        }
        return text.toString();
    }
}

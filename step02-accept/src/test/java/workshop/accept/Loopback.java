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

/** Client sockets on the loopback interface, and assertions about what they receive. */
final class Loopback {

    private static final int LIMIT_MILLIS = (int) Waiting.LIMIT.toMillis();

    private Loopback() {}

    /** Listens on a port that the operating system chooses. */
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
            client.connect(at(port), LIMIT_MILLIS);
            return client;
        });
        client.setSoTimeout(LIMIT_MILLIS);
    }

    /** Sends a text, and asserts that the same text comes back. */
    static void assertEcho(Socket client, String text, String recipient) throws Exception {
        byte[] echo = waitingFor("the echo to " + recipient, () -> {
            client.getOutputStream().write(text.getBytes(US_ASCII));
            return client.getInputStream().readNBytes(text.length());
        });
        assertThat(printable(echo)).as("the echo to %s", recipient).isEqualTo(text);
    }

    /** Whether a client that connects now is refused. A client that is not refused is closed again. */
    static boolean refuses(int port) throws IOException {
        try (Socket client = new Socket()) {
            client.connect(at(port), LIMIT_MILLIS);
            return false;
        } catch (ConnectException refused) {
            return true;
        } catch (SocketException reset) {
            // The client entered the accept queue while the listener was being closed. The next one will be refused.
            return false;
        }
    }

    /** Waits until a condition is true. */
    static void waitUntil(String what, Callable<Boolean> condition) throws Exception {
        waitUntil(what, Duration.ofMillis(5), condition);
    }

    /** Waits until a growing number is above 0 and stays the same for some consecutive polls. */
    static void waitUntilSteady(String what, Callable<Integer> number) throws Exception {
        var before = new AtomicInteger();
        var unchanged = new AtomicInteger();
        waitUntil(what, Duration.ofMillis(30), () -> {
            int now = number.call();
            boolean same = before.getAndSet(now) == now && now > 0;
            // One poll is not enough: the thread that makes the number grow may be waiting for a processor.
            return unchanged.updateAndGet(polls -> same ? polls + 1 : 0) == 3;
        });
    }

    /** Waits until a number has a value. The error message says which value it has. */
    static void assertBecomes(String what, int expected, Callable<Integer> number) throws Exception {
        try {
            waitUntil(what, () -> number.call() == expected);
        } catch (AssertionError tooLate) {
            assertThat(number.call()).as(what).isEqualTo(expected);
        }
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
                // Looks once more: on a busy machine, one look may have taken all the time.
                if (!condition.call()) {
                    throw new TimeoutException(what);
                }
                return null;
            }
        });
    }

    /** Waits a little for a condition. If it stays false, the caller's own assertions report what is wrong. */
    static void waitABit(Callable<Boolean> condition) {
        waitABit(Duration.ofMillis(500), condition);
    }

    /** As {@link #waitABit(Callable)}, for a condition that stays false where the code is right. */
    static void waitABit(Duration limit, Callable<Boolean> condition) {
        try {
            await().dontCatchUncaughtExceptions()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .atMost(limit)
                    .until(condition);
        } catch (ConditionTimeoutException e) {
            // It is still false.
        }
    }

    /** Whether a thread is in a system call of a channel, such as accept. */
    static boolean isInSystemCall(Thread thread) {
        StackTraceElement[] frames = thread.getStackTrace();
        return frames.length > 0
                && frames[0].isNativeMethod()
                && frames[0].getClassName().startsWith("sun.nio.ch.");
    }

    /** Sends one byte: a command for a handler of the tests. */
    static void send(Socket client, char command) throws IOException {
        client.getOutputStream().write(command);
    }

    /** Resets a connection: the peer gets an RST instead of bytes or the end of the stream. */
    static void reset(Socket client) throws IOException {
        client.setSoLinger(true, 0);
        client.close();
    }

    /**
     * Asserts that the server sends nothing more and ends the connection, with a FIN or with a reset.
     *
     * @param connection names the connection in the error message
     */
    static void assertEnds(Socket client, String connection) throws Exception {
        int next = waitingFor("the end of " + connection, () -> {
            try {
                return client.getInputStream().read();
            } catch (SocketException reset) {
                return -1;
            }
        });
        assertThat(next == -1 ? "the end" : "the byte '" + (char) next + "'")
                .as("what the client read from %s", connection)
                .isEqualTo("the end");
    }

    /** Asserts that no answer has come so far. The caller has let enough time pass for wrong code to send one. */
    static void assertNoAnswer(Socket client, String name) throws IOException {
        client.setSoTimeout(1);
        try {
            int next = client.getInputStream().read();
            fail(name + (next == -1 ? " was disconnected" : " got an answer")
                    + ", but should wait in the accept queue");
        } catch (SocketTimeoutException noAnswer) {
            client.setSoTimeout(LIMIT_MILLIS);
        }
    }

    /** Bytes as text. A byte that a console would not show becomes {@code \0} and the like. */
    static String printable(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.append(b > ' ' && b <= '~' ? String.valueOf((char) b) : "\\" + b);
        }
        return text.toString();
    }
}

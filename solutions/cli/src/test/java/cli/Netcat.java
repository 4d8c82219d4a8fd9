package cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.Socket;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Stands in for {@code nc}, which not every computer has: sends lines, and shows what arrives. */
final class Netcat implements DemoPage.Terminal {

    private final Socket socket;
    private final StringBuffer received = new StringBuffer();
    private int seen;

    Netcat(String host, int port) throws IOException {
        socket = new Socket(host, port);
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (Reader in = new InputStreamReader(socket.getInputStream(), UTF_8)) {
            for (int character = in.read(); character >= 0; character = in.read()) {
                received.append((char) character);
            }
        } catch (IOException closed) {
            // The connection has ended.
        }
    }

    @Override
    public void type(String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(UTF_8));
    }

    @Override
    public void interrupt() throws IOException {
        socket.close();
    }

    @Override
    public void expect(String... words) {
        for (String expected : words) {
            try {
                Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> received.indexOf(expected, seen) >= 0);
            } catch (ConditionTimeoutException e) {
                throw new AssertionError(
                        "expected \"" + expected + "\", but nc received: " + received.substring(seen), e);
            }
            seen = received.indexOf(expected, seen) + expected.length();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

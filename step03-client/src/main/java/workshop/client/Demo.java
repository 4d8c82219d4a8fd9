package workshop.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

/** Sends typed lines to {@link DemoServer} and prints the responses. If the server goes away, the demo reconnects. */
public final class Demo {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final InetSocketAddress server;
    private RequestClient client;

    private Demo(InetSocketAddress server) {
        this.server = server;
    }

    /** Runs until the end of the input. The server's port is 33333 or the system property {@code port}. */
    public static void main(String[] args) {
        try {
            Demo demo = new Demo(DemoAddress.get(1));
            Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> demo.giveUp(failure));
            demo.run();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private void run() {
        try {
            client = connect();
            explain();
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, consoleEncoding()));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                request(line);
            }
            client.close();
        } catch (IOException | InterruptedException | UnsupportedOperationException e) {
            giveUp(e);
        }
    }

    /** The encoding of the console. Before JDK 25 no property names it, so the demo uses the system's encoding. */
    private static Charset consoleEncoding() {
        return Charset.forName(System.getProperty("stdin.encoding", System.getProperty("native.encoding")));
    }

    private void request(String line) throws IOException, InterruptedException {
        try {
            System.out.println(responseTo(line));
        } catch (IllegalArgumentException e) {
            System.out.println("No response: " + e.getMessage());
        } catch (IOException e) {
            Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(8), 12, new Random(), Demo::sleep);
            System.out.println(backoff.retry(() -> reconnectAndRequest(line)));
        }
    }

    private String responseTo(String line) throws IOException {
        try {
            byte[] request = line.getBytes(StandardCharsets.UTF_8);
            return new String(client.request(request, TIMEOUT).join(), StandardCharsets.UTF_8);
        } catch (CompletionException e) {
            if (e.getCause() instanceof IllegalArgumentException invalid) {
                throw invalid;
            }
            System.out.println("No response: " + reason(e.getCause()));
            throw new IOException("no response: " + reason(e.getCause()), e);
        }
    }

    private static String reason(Throwable failure) {
        return failure instanceof TimeoutException
                ? "none arrived within " + TIMEOUT.toSeconds() + " seconds"
                : Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    }

    private RequestClient connect() throws IOException {
        return RequestClient.start(Connector.connect(DemoAddress.host(server), server.getPort(), TIMEOUT));
    }

    private String reconnectAndRequest(String line) throws IOException {
        client.close();
        client = connect();
        System.out.println("Connected again.");
        // The server may have received the request already. The request is idempotent: to send it twice is safe. A
        // payment would not be idempotent.
        System.out.println("Sending the request again.");
        return responseTo(line);
    }

    private static void sleep(Duration time) throws InterruptedException {
        System.out.printf(Locale.ROOT, "No connection. Trying again in %d ms.%n", time.toMillis());
        Thread.sleep(time);
    }

    private void explain() {
        System.out.printf(Locale.ROOT, """
                Connected to %1$s port %2$d. Type a line, and the server sends it back in capitals. Stop the
                server and start it again: this client reconnects.

                See the connection from another terminal:
                  Linux    ss -tnp '( sport = :%2$d or dport = :%2$d )'
                  macOS    lsof -nP -iTCP:%2$d
                  Windows  netstat -ano | findstr :%2$d

                To stop this client, end the input (Ctrl-D, on Windows Ctrl-Z and Enter) or press Ctrl-C.
                """, DemoAddress.host(server), server.getPort());
    }

    private void giveUp(Throwable failure) {
        if (failure instanceof UnsupportedOperationException) {
            System.err.println("Not implemented yet. " + failure.getMessage() + " → docs/step03-client.md\n"
                    + "The reference solution runs with: ./workshop demo 3 --solution");
        } else if (failure instanceof IOException) {
            System.err.println(failure.getMessage());
            System.err.println("Is the server running? Start it with: ./workshop demo 3 --server --solution"
                    + (server.getPort() == 33333 ? "" : " --port " + server.getPort()));
        } else {
            System.err.println(failure);
        }
        System.exit(1);
    }
}

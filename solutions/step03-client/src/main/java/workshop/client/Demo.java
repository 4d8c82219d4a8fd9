package workshop.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Sends typed lines to {@link DemoServer} and prints its answers; when the server goes away, waits for its return. */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final InetSocketAddress server;
    private RequestClient client;

    private Demo(InetSocketAddress server) {
        this.server = server;
    }

    /** Talks until the end of the input, to port 33333 or to the system property {@code port}. */
    public static void main(String[] args) {
        try {
            Demo demo = new Demo(DemoAddress.get(1));
            Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> demo.giveUp(failure));
            demo.talk();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private void talk() {
        try {
            client = connect();
            explain();
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, keyboard()));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                ask(line);
            }
            client.close();
        } catch (IOException | InterruptedException | UnsupportedOperationException e) {
            giveUp(e);
        }
    }

    /** What is typed is in the console's encoding. Before JDK 25 no property tells it, and the system's must do. */
    private static Charset keyboard() {
        return Charset.forName(System.getProperty("stdin.encoding", System.getProperty("native.encoding")));
    }

    private void ask(String line) throws IOException, InterruptedException {
        while (true) {
            try {
                byte[] answer = client.request(line.getBytes(StandardCharsets.UTF_8), PATIENCE)
                        .get();
                System.out.println(new String(answer, StandardCharsets.UTF_8));
                return;
            } catch (ExecutionException e) {
                System.out.println("No answer: " + reason(e.getCause()));
                if (e.getCause() instanceof IllegalArgumentException) {
                    return;
                }
                reconnect();
                // The server may have got the question. Capitals may be asked for twice; a payment may not.
                System.out.println("Asking again.");
            }
        }
    }

    private static String reason(Throwable failure) {
        return failure instanceof TimeoutException
                ? "none came within " + PATIENCE.toSeconds() + " seconds"
                : failure.getMessage();
    }

    private RequestClient connect() throws IOException {
        return RequestClient.start(Connector.connect(DemoAddress.host(server), server.getPort(), PATIENCE));
    }

    private void reconnect() throws IOException, InterruptedException {
        client.close();
        client = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(8), 12, new Random(), Demo::pause)
                .retry(this::connect);
        System.out.println("Connected again.");
    }

    private static void pause(Duration time) throws InterruptedException {
        System.out.printf(Locale.ROOT, "Nobody there. Trying again in %d ms.%n", time.toMillis());
        Thread.sleep(time);
    }

    private void explain() {
        System.out.printf(Locale.ROOT, """
                Connected to %1$s port %2$d. Type a line, and its answer comes back. Stop the server and start it
                again in between: this client will find it.

                See the connection from another terminal:
                  Linux    ss -tnp '( sport = :%2$d or dport = :%2$d )'
                  macOS    lsof -nP -iTCP:%2$d
                  Windows  netstat -ano | findstr :%2$d

                The end of the input (Ctrl-D, on Windows Ctrl-Z and Enter) or Ctrl-C ends it.
                """, DemoAddress.host(server), server.getPort());
    }

    private void giveUp(Throwable failure) {
        if (failure instanceof UnsupportedOperationException) {
            System.err.println("Not implemented yet. " + failure.getMessage() + " → docs/step03-client.md");
        } else if (failure instanceof IOException) {
            System.err.println(failure.getMessage());
            System.err.println("Is there a server? mvn -q compile exec:exec -pl step03-client -Psolutions"
                    + " \"-Ddemo=workshop.client.DemoServer\""
                    + (server.getPort() == 33333 ? "" : " -Dport=" + server.getPort()));
        } else {
            System.err.println(failure);
        }
        System.exit(1);
    }
}

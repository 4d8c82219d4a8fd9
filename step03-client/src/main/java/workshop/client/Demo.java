package workshop.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Sends typed lines to {@link DemoServer} and prints its answers; when the server goes away, waits for its return. */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final int port;
    private RequestClient client;

    private Demo(int port) {
        this.port = port;
    }

    /** Talks until the end of the input, to port 33333 or to the system property {@code port}. */
    public static void main(String[] args) {
        Demo demo = new Demo(Integer.getInteger("port", 33333));
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> demo.giveUp(failure));
        demo.talk();
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

    /** What the terminal sends is in the encoding of the system, which on Windows is seldom UTF-8. */
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
                // Nobody knows whether the server got the question. Capitals may be asked for twice; a payment may not.
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
        return RequestClient.start(Connector.connect("127.0.0.1", port, PATIENCE));
    }

    private void reconnect() throws IOException, InterruptedException {
        client.close();
        client = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(8), 12, new Random(), Demo::pause)
                .retry(this::connect);
        System.out.println("Connected again.");
    }

    private static void pause(Duration time) throws InterruptedException {
        System.out.printf("Nobody there. Trying again in %d ms.%n", time.toMillis());
        Thread.sleep(time);
    }

    private void explain() {
        System.out.printf("""
                Connected to 127.0.0.1:%1$d. Type a line, and its answer comes back. Stop the server and start it
                again in between: this client will find it.

                See the connection from another terminal:
                  Linux    ss -tnp '( sport = :%1$d or dport = :%1$d )'
                  macOS    lsof -nP -iTCP:%1$d
                  Windows  netstat -ano | findstr :%1$d

                The end of the input (Ctrl-D, on Windows Ctrl-Z and Enter) or Ctrl-C ends it.
                """, port);
    }

    private void giveUp(Throwable failure) {
        if (failure instanceof UnsupportedOperationException) {
            System.err.println("Not there yet. " + failure.getMessage() + " → docs/step03-client.md");
        } else if (failure instanceof IOException) {
            System.err.println(failure.getMessage());
            System.err.println("Is there a server? mvn -q compile exec:exec -pl step03-client -Psolutions"
                    + " \"-Ddemo=workshop.client.DemoServer\"" + (port == 33333 ? "" : " -Dport=" + port));
        } else {
            System.err.println(failure);
        }
        System.exit(1);
    }
}

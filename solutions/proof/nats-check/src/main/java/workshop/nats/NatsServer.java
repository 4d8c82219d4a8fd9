package workshop.nats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real NATS server: the one that {@code NATS_URL} names (an environment variable or a system property, such as
 * {@code nats://127.0.0.1:4222}), else one that is started on a free port for as long as the test runs.
 */
final class NatsServer implements AutoCloseable {

    private static final Pattern LISTENS =
            Pattern.compile("Listening for client connections on 127\\.0\\.0\\.1:(\\d+)");

    private final Process process;
    private final InetSocketAddress address;

    private NatsServer(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    static NatsServer find() throws IOException {
        if (named() == null) {
            return start();
        }
        URI uri = URI.create(named());
        return new NatsServer(null, new InetSocketAddress(uri.getHost(), uri.getPort()));
    }

    /** What {@code NATS_URL} says, or null. */
    static String named() {
        return System.getProperty("NATS_URL", System.getenv("NATS_URL"));
    }

    /** Starts a server with more options than the address. */
    static NatsServer start(String... options) throws IOException {
        Process process = launch(options);
        // Read to its end: a server whose log nobody reads would stop when the pipe is full.
        BufferedReader log = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        List<String> lines = new ArrayList<>();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            Matcher listens = LISTENS.matcher(line);
            if (listens.find()) {
                Thread.ofVirtual().start(() -> drain(log));
                return new NatsServer(process, new InetSocketAddress("127.0.0.1", Integer.parseInt(listens.group(1))));
            }
            lines.add(line);
        }
        throw new IllegalStateException("nats-server ended before it listened: " + lines);
    }

    private static void drain(BufferedReader log) {
        try {
            log.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // The server has been stopped.
        }
    }

    private static Process launch(String... options) {
        List<String> command = new ArrayList<>(List.of("nats-server", "--addr", "127.0.0.1", "--port", "-1"));
        command.addAll(List.of(options));
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "there is no nats-server on the PATH: install one (on Debian, the package nats-server),"
                            + " or say where one runs, with -DNATS_URL=nats://127.0.0.1:4222",
                    e);
        }
    }

    InetSocketAddress address() {
        return address;
    }

    String url() {
        return "nats://" + address.getHostString() + ":" + address.getPort();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
        }
    }
}

package workshop.nats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real nats-server on loopback, for tests and measurements: a server that runs already, or a new one in a process of its
 * own. That process ends with this JVM at the latest.
 */
public final class NatsServer implements AutoCloseable {

    /** Debian installs it in {@code /usr/sbin}, which is not on every {@code PATH}. */
    private static final List<String> PROGRAMS = List.of("nats-server", "/usr/sbin/nats-server");

    private static final Pattern LISTENING = Pattern.compile("Listening for client connections on .*:(\\d+)");

    /** This JVM's loopback address: {@code ::1} if it prefers IPv6. */
    private static final String HOST = InetAddress.getLoopbackAddress().getHostAddress();

    private final Process process;
    private final InetSocketAddress address;

    private NatsServer(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    /** Returns whether the program is installed on this machine. */
    public static boolean isInstalled() {
        try {
            return launch(List.of("--version")).onExit().join().exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Returns the server that {@code NATS_URL} names, a system property or an environment variable such as
     * {@code nats://127.0.0.1:4222}; without it, a new one on a free port.
     *
     * @throws IOException if no server can be started
     */
    public static NatsServer find() throws IOException {
        if (named() == null) {
            return start();
        }
        URI uri = URI.create(named());
        return new NatsServer(null, new InetSocketAddress(uri.getHost(), uri.getPort()));
    }

    /** Returns the value of {@code NATS_URL}, or null. */
    public static String named() {
        return System.getProperty("NATS_URL", System.getenv("NATS_URL"));
    }

    /**
     * Starts a server on a free port, and returns when clients can connect.
     *
     * @param options options of the server, besides its address and port
     * @throws IOException if no nats-server is installed, or if it ends before it listens; the error message says why
     */
    public static NatsServer start(String... options) throws IOException {
        return startOn(-1, options);
    }

    /**
     * Starts a server on a given port, and returns when clients can connect.
     *
     * @param port 1 to 65535, or -1 for a free one
     * @param options as for {@link #start}
     * @throws IOException as {@link #start}, and if the port is taken
     */
    public static NatsServer startOn(int port, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--addr", HOST, "--port", Integer.toString(port)));
        arguments.addAll(List.of(options));
        Process process = launch(arguments);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        BufferedReader log = process.inputReader();
        InetSocketAddress address = addressIn(log);
        // A server whose log is not read would stop when the pipe is full.
        Thread.ofVirtual().start(() -> discard(log));
        return new NatsServer(process, address);
    }

    private static Process launch(List<String> arguments) throws IOException {
        IOException notFound = null;
        for (String program : PROGRAMS) {
            List<String> command = new ArrayList<>(List.of(program));
            command.addAll(arguments);
            try {
                return new ProcessBuilder(command).redirectErrorStream(true).start();
            } catch (IOException e) {
                notFound = e;
            }
        }
        throw new IOException(
                "there is no nats-server on the PATH. Install one: apt-get install nats-server (Debian),"
                        + " brew install nats-server (macOS)",
                notFound);
    }

    private static InetSocketAddress addressIn(BufferedReader log) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                return new InetSocketAddress(HOST, Integer.parseInt(listening.group(1)));
            }
            lines.add(line);
        }
        throw new IOException("the nats-server ended before it listened: " + lines);
    }

    private static void discard(BufferedReader log) {
        try {
            log.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // The server was killed.
        }
    }

    /** Returns the address to which clients connect. */
    public InetSocketAddress address() {
        return address;
    }

    /** Returns the address as a URL, such as {@code nats://127.0.0.1:4222}. */
    public String url() {
        String host = address.getHostString();
        return "nats://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    /** Returns the process of a server that was started here; null for the server that {@code NATS_URL} names. */
    public Process process() {
        return process;
    }

    /** Kills a server that was started here, and returns when it has ended. */
    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}

package workshop.facts;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A nats-server in a process of its own, on a free port, for the time of an experiment. */
record RealNatsServer(Process process, String host, int port) implements AutoCloseable {

    static final String LOOPBACK = "127.0.0.1";

    private static final Pattern LISTENING = Pattern.compile("Listening for client connections on (.*):(\\d+)");

    /** Starts a server on 127.0.0.1, or skips the experiment if none is installed. */
    static RealNatsServer start() throws IOException {
        Process process = new ProcessBuilder(program(), "-a", LOOPBACK, "-p", "-1")
                .redirectErrorStream(true)
                .start();
        MatchResult address = process.inputReader()
                .lines()
                .flatMap(line -> LISTENING.matcher(line).results())
                .findFirst()
                .orElseThrow(() -> new IOException("the nats-server ended before it listened"));
        return new RealNatsServer(process, address.group(1), Integer.parseInt(address.group(2)));
    }

    /** Returns the help text of the program. */
    static String help() throws IOException {
        Process process = new ProcessBuilder(program(), "--help")
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    /** Finds the program on the PATH, or in the folder of Debian's package. */
    private static String program() {
        String path = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
        Optional<Path> program = Stream.of(path.split(File.pathSeparator))
                .flatMap(folder -> Stream.of(Path.of(folder, "nats-server"), Path.of(folder, "nats-server.exe")))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(program.isPresent(), "no nats-server is installed here");
        return program.orElseThrow().toString();
    }

    /** Sends commands and a PING. Returns the lines that the server sends before its PONG. */
    String responses(String commands) throws IOException {
        try (Socket client = new Socket(LOOPBACK, port);
                BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream()))) {
            client.getOutputStream().write((commands + "PING\r\n").getBytes(StandardCharsets.US_ASCII));
            StringBuilder responses = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.equals("PONG"); line = in.readLine()) {
                responses.append(line).append('\n');
            }
            return responses.toString();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

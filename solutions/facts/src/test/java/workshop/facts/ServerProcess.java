package workshop.facts;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A server on loopback, in a process of its own. It accepts one client, and then does nothing until it is killed. */
record ServerProcess(Process process, BufferedReader output, InetSocketAddress address) implements AutoCloseable {

    /** Starts the server, and returns when it listens. */
    static ServerProcess start() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        ProcessBuilder builder = new ProcessBuilder(
                OtherJvm.JAVA,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                loopback.getHostAddress());
        OtherJvm.withoutOptionsForEveryJvm(builder);
        Process process = builder.start();
        BufferedReader output = process.inputReader();
        int port = output.lines()
                .filter(line -> line.startsWith("port "))
                .mapToInt(line -> Integer.parseInt(line.substring("port ".length())))
                .findFirst()
                .orElseThrow();
        return new ServerProcess(process, output, new InetSocketAddress(loopback, port));
    }

    /** Connects, and returns when the server has accepted the connection. */
    SocketChannel connect() throws IOException {
        SocketChannel client = SocketChannel.open(address);
        output.readLine();
        return client;
    }

    /** Kills the process. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    static final class Main {

        public static void main(String[] args) throws IOException {
            try (ServerSocketChannel listener = ServerSocketChannel.open()) {
                listener.bind(new InetSocketAddress(args[0], 0));
                System.out.println("port " + listener.socket().getLocalPort());
                listener.accept();
                System.out.println("accepted");
                // The input ends when the parent process ends.
                System.in.read();
            }
        }
    }
}

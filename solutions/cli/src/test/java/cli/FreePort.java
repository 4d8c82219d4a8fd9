package cli;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports for programs that are told their port. */
final class FreePort {

    /**
     * By default, Linux gives clients the ports from 32768 on, and macOS and Windows from 49152 on. So no client of
     * another test takes a port from below before the program listens on it.
     */
    private static final int END = 32_768;

    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(20_000, 30_000));

    private FreePort() {}

    /** A port that nobody listens on, another one in each call. */
    static int next() throws IOException {
        while (NEXT.get() < END) {
            int port = NEXT.getAndIncrement();
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // In use: try the next port.
            }
        }
        throw new IOException("no port is free below " + END);
    }
}

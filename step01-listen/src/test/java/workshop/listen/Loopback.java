package workshop.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.condition.OS;
import workshop.Waiting;

/** Connects and accepts on the loopback interface, with the JDK's plain sockets. */
final class Loopback {

    private static final int LIMIT = (int) Waiting.LIMIT.toMillis();

    private Loopback() {}

    /** The loopback address, with port 0: the operating system chooses a port. */
    static InetSocketAddress anyPort() {
        return at(0);
    }

    static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Asks the channel, not the listener: tests of 1.2 need the port, and Listener.port() is exercise 1.3. */
    static int portOf(ServerSocketChannel channel) {
        assertThat(channel)
                .withFailMessage("the listener has no channel: channel() returned null")
                .isNotNull();
        assertThat(channel.isOpen())
                .withFailMessage("the listener's channel is closed, so no client can connect")
                .isTrue();
        assertThat(channel.isRegistered())
                .withFailMessage("the listener's channel is registered with a selector, so accept cannot wait")
                .isFalse();
        assertThat(channel.isBlocking())
                .withFailMessage("the listener's channel is in non-blocking mode, so accept cannot wait")
                .isTrue();
        int port = channel.socket().getLocalPort();
        assertThat(port)
                .withFailMessage("the listener's channel is not bound to any port")
                .isPositive();
        return port;
    }

    /**
     * A port that was free on every address a moment ago. Systems choose ports in turn or at random, so it is very likely
     * still free.
     */
    static int freePort() throws IOException {
        try (ServerSocketChannel channel = ServerSocketChannel.open().bind(new InetSocketAddress(0))) {
            return portOf(channel);
        }
    }

    /**
     * The loopback addresses of this host: 127.0.0.1, and ::1 if it has IPv6. Linux and Windows answer on all of
     * 127.0.0.0/8. Here 127.1.2.3 has the name localhost, so code that resolves the name again gets another address.
     */
    static List<InetAddress> addresses() throws IOException {
        List<InetAddress> addresses = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(InetAddress::isLoopbackAddress)
                .collect(Collectors.toCollection(ArrayList::new));
        if (OS.LINUX.isCurrentOs() || OS.WINDOWS.isCurrentOs()) {
            addresses.add(InetAddress.getByAddress("localhost", new byte[] {127, 1, 2, 3}));
        }
        return addresses;
    }

    /** Connects to the port on each loopback address: a listener on the wildcard address takes IPv4 and IPv6. */
    static void connectOnEveryAddress(int port) throws Exception {
        for (InetAddress address : addresses()) {
            connect(new InetSocketAddress(address, port), "a connection to the address " + address)
                    .close();
        }
    }

    /** A free port below 1024. The test is skipped if the system does not let this program listen on such ports. */
    static int freeLowPort() {
        // At random: another program that runs these tests at the same time very likely takes another port.
        OptionalInt free = ThreadLocalRandom.current()
                .ints(20, 512, 1024)
                .filter(Loopback::canBeBound)
                // macOS lets every program listen on a low port of the wildcard address, but not of loopback.
                .filter(candidate -> canBeBound(InetAddress.getLoopbackAddress(), candidate))
                .findFirst();
        assumeTrue(free.isPresent(), "the system does not let this program listen on ports below 1024");
        return free.getAsInt();
    }

    /** Whether the port is free on every address of this host. */
    static boolean canBeBound(int port) {
        return canBeBound(new InetSocketAddress(port).getAddress(), port);
    }

    /** Some addresses of a host are not in use yet, or not any more. Systems may reserve low ports. */
    static boolean canBeBound(InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, address)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    static Socket connect(int port) throws Exception {
        return connect(at(port), "a connection to port " + port);
    }

    static Socket connect(InetSocketAddress address, String awaited) throws Exception {
        Socket client = new Socket();
        waitingFor(awaited, () -> {
            client.connect(address, LIMIT);
            return client;
        });
        client.setSoTimeout(LIMIT);
        return client;
    }

    /** Accepts the next connection in the listener's queue. */
    static Socket accept(ServerSocketChannel channel) throws Exception {
        // In a thread of its own: if a thread of the learner's code is in accept, each of these calls waits for it.
        var accepting = new FutureTask<>(() -> {
            channel.configureBlocking(true);
            return channel.socket().accept();
        });
        Thread.ofPlatform().daemon().start(accepting);
        Socket child =
                waitingFor("a connection in the listener's queue", () -> accepting.get(LIMIT, TimeUnit.MILLISECONDS));
        child.setSoTimeout(LIMIT);
        return child;
    }
}

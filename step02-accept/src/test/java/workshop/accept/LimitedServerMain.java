package workshop.accept;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What {@link LimitedServer} runs in a process of its own. It prints its port, how busy it is whenever it is asked by a
 * byte, and what ended it.
 */
final class LimitedServerMain {

    static final String PORT = "listening on ";
    static final String BUSY = "busy: ";

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final long WINDOW = TimeUnit.MILLISECONDS.toNanos(400);

    private LimitedServerMain() {}

    /** @param args the IP address to listen on: the loopback address of the tests, whose JVM may prefer another */
    public static void main(String[] args) {
        try {
            InetAddress address = InetAddress.getByName(args[0]);
            loadEverything();
            comparedToASpinningThread(1);
            Thread.ofPlatform().daemon().start(LimitedServerMain::answer);
            ServerSocketChannel listener = ServerSocketChannel.open();
            listener.bind(new InetSocketAddress(address, 0));
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> announce(address, listener.socket().getLocalPort()));
            AcceptLoop.run(listener, new EchoHandler().guarded().inItsOwnThread());
            System.out.println("run returned, though its listener is open");
        } catch (Throwable thrown) {
            System.out.println(thrown);
        }
        // The connections end with the process, so that no client waits in vain.
        Runtime.getRuntime().halt(1);
    }

    /** Loading a class takes a descriptor too, and there will be none when the code under test first needs it. */
    private static void loadEverything() throws Exception {
        AcceptLoop.backOff(new IOException("a rehearsal"), 1);
        URI place = AcceptLoop.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        try (Stream<Path> files = Files.walk(Path.of(place))) {
            List<Path> classes =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
            for (Path file : classes) {
                String path = Path.of(place).relativize(file).toString();
                Class.forName(path.replace(".class", "").replace('/', '.'));
            }
        }
    }

    private static void answer() {
        try {
            while (System.in.read() >= 0) {
                System.out.println(BUSY + comparedToASpinningThread(WINDOW));
            }
        } catch (IOException e) {
            System.out.println(e);
        }
    }

    /**
     * Spins for a while, and compares the CPU time of all other threads of this process with that of this one. So it does
     * not matter how many cores there are, and how much of them other processes leave.
     */
    private static double comparedToASpinningThread(long nanos) {
        long spinningBefore = THREADS.getCurrentThreadCpuTime();
        long allBefore = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            Thread.onSpinWait();
        }
        long all = PROCESS.getProcessCpuTime() - allBefore;
        long spinning = THREADS.getCurrentThreadCpuTime() - spinningBefore;
        return (double) (all - spinning) / spinning;
    }

    /** Has a first client served, which loads the rest. */
    private static void announce(InetAddress address, int port) {
        try (Socket client = new Socket(address, port)) {
            client.getOutputStream().write('!');
            client.shutdownOutput();
            client.getInputStream().readNBytes(2);
        } catch (IOException e) {
            System.out.println(e);
        }
        System.out.println(PORT + port);
    }
}

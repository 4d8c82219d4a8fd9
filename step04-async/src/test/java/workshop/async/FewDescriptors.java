package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.Waiting.waitingFor;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.slf4j.simple.SimpleLogger;
import workshop.Waiting;

/** An {@link AsyncServer} in a process of its own, to which the system grants few descriptors. */
final class FewDescriptors implements AutoCloseable {

    private static final int LIMIT = (int) Waiting.LIMIT.toMillis();

    private static final int DESCRIPTORS = 64;

    private static final String ANSWER = "answer: ";
    private static final char WHERE_IT_SLEEPS = 's';
    private static final char HOW_BUSY = 'b';

    private static final long WINDOW = TimeUnit.MILLISECONDS.toNanos(300);

    /** In the process of the server: the only thread that runs handlers. */
    private static volatile Thread handlers;

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Process process;
    private final List<Socket> clients = new ArrayList<>();
    private int port;

    private FewDescriptors(Process process) {
        this.process = process;
    }

    static FewDescriptors start() throws Exception {
        FewDescriptors server = new FewDescriptors(launch());
        try {
            server.port = Integer.parseInt(server.answer("the port of a server in a process of its own"));
            server.assertServes("the first client");
        } catch (Exception | Error e) {
            server.close();
            throw e;
        }
        server.disconnectAll();
        return server;
    }

    private static Process launch() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = Stream.of(AsyncServer.class, FewDescriptors.class, LoggerFactory.class, SimpleLogger.class)
                .map(type -> folderOf(type).toString())
                .collect(Collectors.joining(":"));
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -n " + DESCRIPTORS + " && exec \"$@\"",
                        "sh",
                        java,
                        "-XX:+UseSerialGC",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        "-cp",
                        classPath,
                        FewDescriptors.class.getName(),
                        InetAddress.getLoopbackAddress().getHostAddress())
                .redirectErrorStream(true);
        // Options for every JVM of this machine, such as another collector, are not for this one.
        builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return builder.start();
    }

    /** The next answer of the process. What else it prints, the JVM or a learner, only tells why there is none. */
    private String answer(String what) throws Exception {
        return waitingFor(what, () -> {
            List<String> others = new ArrayList<>();
            BufferedReader output = process.inputReader();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(ANSWER)) {
                    return line.substring(ANSWER.length());
                }
                others.add(line);
            }
            throw new AssertionError("the server's process has ended: " + String.join("\n", others));
        });
    }

    private static Path folderOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What runs in the process: a server that greets each client with one byte, and closes it when it closes.
     *
     * @param args the IP address to listen on: the loopback address of the tests, whose JVM may prefer another
     */
    public static void main(String[] args) throws Exception {
        loadAllClasses(folderOf(AsyncServer.class));
        var group = AsynchronousChannelGroup.withFixedThreadPool(1, FewDescriptors::handlers);
        var listener = AsynchronousServerSocketChannel.open(group)
                .bind(new InetSocketAddress(InetAddress.getByName(args[0]), 0), 1000);
        AsyncServer server = AsyncServer.start(listener, FewDescriptors::greet);
        System.out.println(ANSWER + server.port());
        // Once beforehand: what it needs is loaded while there are descriptors.
        report(HOW_BUSY);
        report(WHERE_IT_SLEEPS);
        // Until the test closes its end of this pipe, or is no more.
        for (int question = System.in.read(); question >= 0; question = System.in.read()) {
            System.out.println(ANSWER + report(question));
        }
        System.exit(0);
    }

    private static Thread handlers(Runnable work) {
        handlers = new Thread(work, "handlers");
        handlers.setDaemon(true);
        return handlers;
    }

    private static String report(int question) {
        return question == HOW_BUSY ? String.valueOf(comparedToASpinningThread()) : describe(handlers);
    }

    /**
     * Spins for a while, and compares the CPU time of all other threads of this process with that of this one, in percent.
     * So it does not matter how many cores there are, and how much of them other processes leave. The process measures
     * itself, since not every system tells one process the CPU time of another.
     */
    private static long comparedToASpinningThread() {
        long spinningBefore = THREADS.getCurrentThreadCpuTime();
        long allBefore = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        while (System.nanoTime() - start < WINDOW) {
            Thread.onSpinWait();
        }
        long all = PROCESS.getProcessCpuTime() - allBefore;
        long spinning = THREADS.getCurrentThreadCpuTime() - spinningBefore;
        return 100 * (all - spinning) / spinning;
    }

    /** Where a thread sleeps that has been called by nobody but the group; empty if it does not. */
    private static String describe(Thread thread) {
        // State and stack of the same moment, which the thread itself does not give.
        ThreadInfo now = THREADS.getThreadInfo(thread.threadId(), Integer.MAX_VALUE);
        if (now.getThreadState() != Thread.State.TIMED_WAITING) {
            return "";
        }
        for (StackTraceElement frame : now.getStackTrace()) {
            if (frame.getClassName().startsWith("workshop.")) {
                return frame.getMethodName() + " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
            }
        }
        return "";
    }

    /** To load a class takes a descriptor, and in the worst moment there is none. */
    private static void loadAllClasses(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = folder.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), ".");
                Class.forName(name.substring(0, name.length() - ".class".length()));
            }
        }
        LoggerFactory.getLogger(FewDescriptors.class).warn("the logger is loaded");
    }

    private static void greet(AsynchronousSocketChannel client) {
        client.write(ByteBuffer.wrap(new byte[] {'!'}));
        client.read(ByteBuffer.allocate(1), null, new CompletionHandler<Integer, Void>() {
            @Override
            public void completed(Integer count, Void nothing) {
                closeThe(client);
            }

            @Override
            public void failed(Throwable failure, Void nothing) {
                closeThe(client);
            }
        });
    }

    private static void closeThe(AsynchronousSocketChannel client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void assertServes(String which) throws Exception {
        Socket client = connect();
        client.setSoTimeout(LIMIT);
        int greeting;
        try {
            greeting = waitingFor(
                    "the greeting of " + which, () -> client.getInputStream().read());
        } catch (AssertionError e) {
            throw process.isAlive() ? e : new AssertionError("the server's process has ended", e);
        }
        assertThat(greeting).as("the greeting of %s (-1: it was closed)", which).isEqualTo('!');
    }

    /** The kernel finishes the handshake of a client that nobody accepts; only the greeting does not come. */
    void connectUntilItHasNoDescriptorLeft() throws Exception {
        for (int i = 0; i < 2 * DESCRIPTORS; i++) {
            Socket client = connect();
            client.setSoTimeout(500);
            try {
                client.getInputStream().read();
            } catch (SocketTimeoutException notAccepted) {
                return;
            }
        }
        throw new AssertionError(
                2 * DESCRIPTORS + " clients were served, where there are " + DESCRIPTORS + " descriptors");
    }

    private Socket connect() throws IOException {
        Socket client = new Socket();
        clients.add(client);
        client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LIMIT);
        return client;
    }

    /** A server that backs off soon has a quiet moment; one that spins never has. */
    void assertQuiet() throws Exception {
        long quietest = Long.MAX_VALUE;
        for (int i = 0; i < 8; i++) {
            quietest = Math.min(quietest, Long.parseLong(ask(HOW_BUSY)));
            if (quietest < 10) {
                return;
            }
        }
        throw new AssertionError("the server took " + quietest
                + " % of the CPU time of a thread that never waits, while it had no descriptors left: it spins");
    }

    /** One that sleeps until it tries again does so nearly always: some looks are enough. */
    void assertNoHandlerSleeps() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(ask(WHERE_IT_SLEEPS))
                    .as("where the only thread for handlers sleeps while there are no descriptors left")
                    .isEmpty();
        }
    }

    private String ask(char question) throws Exception {
        try {
            process.getOutputStream().write(question);
            process.getOutputStream().flush();
        } catch (IOException ended) {
            // What it has printed tells why.
        }
        return answer("the server's process to say what it does");
    }

    void disconnectAll() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        clients.clear();
    }

    @Override
    public void close() throws IOException {
        disconnectAll();
        process.destroyForcibly().onExit().join();
        process.inputReader().close();
    }
}

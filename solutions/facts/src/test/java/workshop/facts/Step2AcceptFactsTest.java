package workshop.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static workshop.facts.Loopback.port;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("docs/step02-accept.md")
@FactsOf("docs/step02-accept.md")
class Step2AcceptFactsTest {

    private static final String PROC = "the socket states are read from /proc, which only Linux has";

    /** More bytes than fit into the socket buffers of both sides. */
    private static final int MORE_THAN_THE_BUFFERS = 32 * 1024 * 1024;

    @AutoClose
    private final Loopback loopback = new Loopback();

    private ServerSocketChannel listener;

    @BeforeEach
    void listen() throws IOException {
        listener = loopback.listen();
    }

    @Test
    @DisplayName(
            "The listener and all of its children have the same local port. The remote address identifies the child.")
    @Section("The concept")
    void onePort() throws IOException {
        SocketChannel first = loopback.connect(listener);
        SocketChannel firstChild = loopback.accept(listener);
        SocketChannel second = loopback.connect(listener);
        SocketChannel secondChild = loopback.accept(listener);

        assertThat(firstChild.getLocalAddress()).isEqualTo(listener.getLocalAddress());
        assertThat(secondChild.getLocalAddress()).isEqualTo(listener.getLocalAddress());
        assertThat(firstChild.getRemoteAddress()).isEqualTo(first.getLocalAddress());
        assertThat(secondChild.getRemoteAddress()).isEqualTo(second.getLocalAddress());
    }

    @Test
    @DisplayName("Virtual threads that are blocked in read occupy no thread of the operating system.")
    @Section("The concept")
    void blockedVirtualThreads() throws IOException {
        var platformThreads = ManagementFactory.getThreadMXBean();
        List<Thread> readers = new ArrayList<>();
        int before = platformThreads.getThreadCount();
        for (int i = 0; i < 300; i++) {
            loopback.connect(listener);
            SocketChannel child = loopback.accept(listener);
            readers.add(virtual(new FutureTask<>(() -> child.read(ByteBuffer.allocate(1)))));
        }
        await().until(() -> readers.stream().allMatch(reader -> reader.getState() == Thread.State.WAITING));

        assertThat(platformThreads.getThreadCount() - before)
                .as("threads of the operating system for 300 blocked virtual threads")
                .isLessThan(Runtime.getRuntime().availableProcessors() + 50);
    }

    @Test
    @DisplayName("A virtual thread that waits costs a few kilobytes.")
    @Section("The concept")
    void costOfAVirtualThread() {
        int count = 10_000;
        List<Thread> threads = new ArrayList<>();
        long before = usedHeap();
        for (int i = 0; i < count; i++) {
            threads.add(Thread.startVirtualThread(LockSupport::park));
        }
        await().until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        long each = (usedHeap() - before) / count;
        threads.forEach(LockSupport::unpark);

        assertThat(each).as("bytes for each thread").isLessThan(10 * 1024);
    }

    @Test
    @DisplayName(
            "On a virtual thread, write may take only as many bytes as fit into the buffers, even on a channel in blocking mode.")
    @Section("The concept")
    @EnabledOnOs(
            value = {OS.LINUX, OS.MAC},
            disabledReason = "Windows may take all of a large write")
    void partialWrite() throws Exception {
        SocketChannel client = loopback.connect(listener);
        FutureTask<Integer> written = new FutureTask<>(() -> client.write(ByteBuffer.allocate(MORE_THAN_THE_BUFFERS)));
        virtual(written);

        assertThat(client.isBlocking()).isTrue();
        assertThat(written.get())
                .as("bytes taken, while the peer does not read")
                .isBetween(1, MORE_THAN_THE_BUFFERS - 1);
    }

    @Test
    @DisplayName("On a platform thread, write takes all bytes, if no virtual thread has used the channel.")
    @Section("The concept")
    void wholeWrite() throws Exception {
        SocketChannel client = loopback.connect(listener);
        SocketChannel child = loopback.accept(listener);
        FutureTask<Integer> written = new FutureTask<>(() -> client.write(ByteBuffer.allocate(MORE_THAN_THE_BUFFERS)));
        platform(written);

        assertThat(child.socket().getInputStream().readNBytes(MORE_THAN_THE_BUFFERS))
                .hasSize(MORE_THAN_THE_BUFFERS);
        assertThat(written.get()).isEqualTo(MORE_THAN_THE_BUFFERS);
    }

    @Test
    @DisplayName("Each direction ends separately: a client that has ended its output can still read.")
    @Section("The concept")
    void halfClose() throws IOException {
        SocketChannel client = loopback.connect(listener);
        SocketChannel child = loopback.accept(listener);
        client.shutdownOutput();

        assertThat(child.read(ByteBuffer.allocate(10))).isEqualTo(-1);
        child.write(ascii("hello"));
        assertThat(client.read(ByteBuffer.allocate(10))).isEqualTo(5);
    }

    @Test
    @DisplayName(
            "The garbage collector does not close a lost channel: it collects the object, and the socket stays open.")
    @Section("The concept")
    void lostChannel() throws IOException {
        assertThat(OtherJvm.run(Loser.class)).isEqualTo("the connection is still open");
    }

    /** Loses the reference to a child, and checks whether its client receives anything. */
    static final class Loser {

        public static void main(String[] args) throws IOException {
            try (ServerSocketChannel listener = ServerSocketChannel.open().bind(Loopback.anyPort());
                    SocketChannel client = SocketChannel.open(listener.getLocalAddress())) {
                WeakReference<SocketChannel> child = new WeakReference<>(listener.accept());
                while (child.get() != null) {
                    System.gc();
                }
                client.socket().setSoTimeout(1000);
                System.out.println(
                        "read returned " + client.socket().getInputStream().read());
            } catch (SocketTimeoutException e) {
                System.out.println("the connection is still open");
            }
        }
    }

    @Test
    @DisplayName("On Linux, without TCP_NODELAY, the second of two small writes waits until the first is acknowledged.")
    @Section("2.1")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the delay of acknowledgements differs between systems")
    void nagle() throws Exception {
        long with = nanosOfTwoWrites(false);
        long without = nanosOfTwoWrites(true);

        assertThat(with)
                .as("time for two writes and a response with Nagle's algorithm, in ns")
                .isGreaterThan(4 * without);
    }

    /** The median of 51: the time for a request in two writes of one byte, until the response to both bytes has come. */
    private long nanosOfTwoWrites(boolean noDelay) throws Exception {
        SocketChannel client = loopback.connect(listener).setOption(StandardSocketOptions.TCP_NODELAY, noDelay);
        SocketChannel child = loopback.accept(listener);
        platform(new FutureTask<>(() -> {
            while (child.socket().getInputStream().readNBytes(2).length == 2) {
                child.write(ascii("!"));
            }
            return null;
        }));
        long[] nanos = new long[51];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            client.write(ascii("a"));
            client.write(ascii("b"));
            client.read(ByteBuffer.allocate(1));
            nanos[i] = System.nanoTime() - start;
        }
        client.shutdownOutput();
        Arrays.sort(nanos);
        return nanos[nanos.length / 2];
    }

    @Test
    @DisplayName("A Unix domain socket has no TCP_NODELAY.")
    @Section("2.1")
    void unixDomain() throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            assertThatThrownBy(() -> channel.setOption(StandardSocketOptions.TCP_NODELAY, true))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    @DisplayName("The end that closes first is in TIME_WAIT, with its port. The other end has no entry any more.")
    @Section("2.2")
    @EnabledOnOs(value = OS.LINUX, disabledReason = PROC)
    void timeWait() throws IOException {
        SocketChannel client = loopback.connect(listener);
        int clientPort = client.socket().getLocalPort();
        SocketChannel child = loopback.accept(listener);
        client.close();
        child.close();

        await().untilAsserted(() -> {
            assertThat(ProcNetTcp.between(clientPort, port(listener)))
                    .extracting(ProcNetTcp::state)
                    .containsExactly("TIME_WAIT");
            assertThat(ProcNetTcp.between(port(listener), clientPort)).isEmpty();
        });
    }

    @Test
    @DisplayName("When another thread closes the listener, a blocked accept ends with an AsynchronousCloseException.")
    @Section("2.3")
    void closingEndsAccept() throws IOException {
        FutureTask<SocketChannel> accepting = new FutureTask<>(listener::accept);
        untilInAccept(platform(accepting));
        listener.close();

        assertThatThrownBy(accepting::get).hasCauseInstanceOf(AsynchronousCloseException.class);
    }

    @Test
    @DisplayName(
            "Of a listener that was closed before, accept of JDK 25 throws a plain ClosedChannelException. Accept of"
                    + " JDK 21 throws an AsynchronousCloseException.")
    @Section("2.3")
    void acceptAfterClose() throws IOException {
        listener.close();

        Throwable thrown = catchThrowable(listener::accept);
        assertThat(thrown).isInstanceOf(ClosedChannelException.class);
        int jdk = Runtime.version().feature();
        if (jdk == 21 || jdk == 25) {
            assertThat(thrown instanceof AsynchronousCloseException).isEqualTo(jdk == 21);
        }
    }

    @Test
    @DisplayName("Interrupting a thread that is blocked in accept closes the listener.")
    @Section("2.3")
    void interruptCloses() throws IOException {
        FutureTask<SocketChannel> accepting = new FutureTask<>(listener::accept);
        Thread thread = platform(accepting);
        untilInAccept(thread);
        thread.interrupt();

        assertThatThrownBy(accepting::get).hasCauseInstanceOf(ClosedByInterruptException.class);
        assertThat(listener.isOpen()).as("whether the listener is open").isFalse();
    }

    @Test
    @DisplayName("jcmd's Thread.print lists platform threads, but no waiting virtual threads.")
    @Section("2.4")
    void threadPrint() throws JMException, InterruptedException {
        Thread platform = Thread.ofPlatform().name("a-platform-thread").start(LockSupport::park);
        Thread virtual = Thread.ofVirtual().name("a-virtual-thread").start(LockSupport::park);
        await().until(() -> platform.getState() == Thread.State.WAITING && virtual.getState() == Thread.State.WAITING);
        // The same command that jcmd sends, from inside the process.
        Object print = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "threadPrint",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        LockSupport.unpark(platform);
        LockSupport.unpark(virtual);

        assertThat(print.toString()).contains("a-platform-thread").doesNotContain("a-virtual-thread");
        platform.join();
    }

    @Test
    @DisplayName("In a try-with-resources statement, the resource is closed before the catch runs.")
    @Section("2.5")
    void closedBeforeCatch() throws IOException {
        SocketChannel client = loopback.connect(listener);
        boolean openInCatch = true;
        try (client) {
            throw new IllegalStateException("deliberate");
        } catch (IllegalStateException e) {
            openInCatch = client.isOpen();
        }
        assertThat(openInCatch).isFalse();
    }

    @Test
    @DisplayName("A closed channel no longer has the client's address.")
    @Section("2.5")
    void closedChannelForgets() throws IOException {
        SocketChannel client = loopback.connect(listener);
        SocketChannel child = loopback.accept(listener);
        String port = String.valueOf(client.socket().getLocalPort());
        assertThat(child.toString()).contains(port);
        child.close();

        assertThat(child.toString()).doesNotContain(port);
        assertThatThrownBy(child::getRemoteAddress).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    @DisplayName("A shift of 64 shifts a long by 0, and 5 shifted by 61 is negative.")
    @Section("2.6")
    void shifts() {
        int sixtyFour = 64;
        int sixtyOne = 61;
        assertThat(5L << sixtyFour).isEqualTo(5);
        assertThat(5L << sixtyOne).isNegative();
    }

    @Test
    @DisplayName(
            "On Linux, a process whose limit is lowered keeps its open files; its accept fails, and the client stays in the"
                    + " queue until a descriptor is free.")
    @Section("2.6")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has prlimit")
    void outOfDescriptors() throws Exception {
        assumeTrue(hasPrlimit(), "prlimit is not installed");

        assertThat(OtherJvm.run(Starved.class).lines())
                .containsExactly(
                        "accept: Too many open files",
                        "accept again: Too many open files",
                        "what was open: 5 bytes read",
                        "with a free descriptor: the client that waited");
    }

    private static boolean hasPrlimit() throws InterruptedException {
        try {
            return new ProcessBuilder("prlimit", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Lowers the limit of this process to 60 open files. */
    private static void lowerLimit() throws IOException, InterruptedException {
        String pid = String.valueOf(ProcessHandle.current().pid());
        new ProcessBuilder("prlimit", "--pid", pid, "--nofile=60:60")
                .inheritIO()
                .start()
                .waitFor();
    }

    /** Lowers its limit to fewer files than it has open. From then on it cannot load a class from a file. */
    static final class Starved {

        public static void main(String[] args) throws IOException, InterruptedException {
            ServerSocketChannel listener = ServerSocketChannel.open().bind(Loopback.anyPort());
            SocketChannel reserve = SocketChannel.open();
            List<SocketChannel> many = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                many.add(SocketChannel.open());
            }
            SocketChannel served = SocketChannel.open(listener.getLocalAddress());
            SocketChannel child = listener.accept();
            SocketChannel waiting = SocketChannel.open(listener.getLocalAddress());

            lowerLimit();

            System.out.println("accept: " + accept(listener));
            System.out.println("accept again: " + accept(listener));
            child.write(ByteBuffer.wrap(new byte[5]));
            System.out.println("what was open: " + served.read(ByteBuffer.allocate(10)) + " bytes read");
            reserve.close();
            String accepted = accept(listener);
            boolean same = accepted.equals("port " + waiting.socket().getLocalPort());
            System.out.println("with a free descriptor: " + (same ? "the client that waited" : accepted));
        }

        private static String accept(ServerSocketChannel listener) {
            try {
                return "port " + listener.accept().socket().getPort();
            } catch (IOException e) {
                return e.getMessage();
            }
        }
    }

    @Test
    @DisplayName("When the first blocking read on a virtual thread finds no free descriptor, each later one fails too.")
    @Section("2.6")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has prlimit")
    void firstBlockingRead() throws Exception {
        assumeTrue(hasPrlimit(), "prlimit is not installed");

        assertThat(OtherJvm.run(FirstBlockingRead.class))
                .isEqualTo("Too many open files, then java.lang.NoClassDefFoundError");
    }

    /** Has no free descriptor during the first blocking read of a virtual thread, and many during the second. */
    static final class FirstBlockingRead {

        public static void main(String[] args) throws IOException, InterruptedException {
            ServerSocketChannel listener = ServerSocketChannel.open().bind(Loopback.anyPort());
            SocketChannel client = SocketChannel.open(listener.getLocalAddress());
            SocketChannel child = listener.accept();
            List<SocketChannel> many = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                many.add(SocketChannel.open());
            }
            lowerLimit();

            Throwable first = failureOfRead(child);
            for (SocketChannel channel : many) {
                channel.close();
            }
            Throwable second = failureOfRead(client);
            // JDK 21 and 25 wrap the exception of the operating system in different errors.
            System.out.println(first.getCause().getMessage() + ", then "
                    + second.getClass().getName());
        }

        private static Throwable failureOfRead(SocketChannel channel) throws InterruptedException {
            FutureTask<Integer> reading = new FutureTask<>(() -> channel.read(ByteBuffer.allocate(1)));
            virtual(reading).join();
            return reading.exceptionNow();
        }
    }

    @Test
    @DisplayName(
            "A client in the accept queue has connected and can write. It cannot tell that it has not been accepted.")
    @Section("2.7")
    void queuedClient() throws IOException {
        SocketChannel client = loopback.connect(listener);

        assertThat(client.isConnected()).isTrue();
        assertThat(client.write(ascii("hello"))).isEqualTo(5);
        assertThat(client.getRemoteAddress()).isEqualTo(listener.getLocalAddress());
    }

    @Test
    @DisplayName("A client in the accept queue costs the server no descriptor. An accepted client costs one.")
    @Section("2.7")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the JDK counts descriptors on Unix only")
    void descriptors() throws IOException {
        ServerSocketChannel server = loopback.listen(100);
        long before = openDescriptors();
        for (int i = 0; i < 100; i++) {
            loopback.connect(server);
        }
        long queued = openDescriptors();
        for (int i = 0; i < 100; i++) {
            loopback.accept(server);
        }

        assertThat(queued - before)
                .as("descriptors of the 100 clients themselves")
                .isBetween(90L, 110L);
        assertThat(openDescriptors() - queued).as("descriptors of 100 children").isBetween(90L, 110L);
    }

    private static long openDescriptors() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }

    @Test
    @DisplayName("When another thread closes the connection, a blocked read ends with an AsynchronousCloseException.")
    @Section("2.8")
    void closingEndsRead() throws IOException {
        loopback.connect(listener);
        SocketChannel child = loopback.accept(listener);
        FutureTask<Integer> reading = new FutureTask<>(() -> child.read(ByteBuffer.allocate(1)));
        Thread reader = virtual(reading);
        await().until(() -> reader.getState() == Thread.State.WAITING);
        child.close();

        assertThatThrownBy(reading::get).hasCauseInstanceOf(AsynchronousCloseException.class);
    }

    @Test
    @DisplayName(
            "CLOSE_WAIT begins with the peer's FIN and ends when the local side closes. Until then the local side may send.")
    @Section("2.8")
    @EnabledOnOs(value = OS.LINUX, disabledReason = PROC)
    void closeWait() throws IOException {
        SocketChannel client = loopback.connect(listener);
        int clientPort = client.socket().getLocalPort();
        SocketChannel child = loopback.accept(listener);
        client.shutdownOutput();
        // The server has noticed the FIN, and is still in CLOSE_WAIT.
        assertThat(child.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        assertThat(ProcNetTcp.between(port(listener), clientPort))
                .extracting(ProcNetTcp::state)
                .containsExactly("CLOSE_WAIT");
        child.write(ascii("hello"));
        assertThat(client.read(ByteBuffer.allocate(10))).isEqualTo(5);

        child.close();
        await().until(() -> ProcNetTcp.between(port(listener), clientPort).isEmpty());
    }

    @Test
    @DisplayName("While one side is in CLOSE_WAIT, the other is in FIN_WAIT_2.")
    @Section("2.8")
    @EnabledOnOs(value = OS.LINUX, disabledReason = PROC)
    void finWait() throws IOException {
        SocketChannel client = loopback.connect(listener);
        int clientPort = client.socket().getLocalPort();
        loopback.accept(listener).close();

        await().untilAsserted(() -> {
            assertThat(ProcNetTcp.between(clientPort, port(listener)))
                    .extracting(ProcNetTcp::state)
                    .containsExactly("CLOSE_WAIT");
            assertThat(ProcNetTcp.between(port(listener), clientPort))
                    .extracting(ProcNetTcp::state)
                    .containsExactly("FIN_WAIT_2");
        });
    }

    @Test
    @DisplayName(
            "When an interrupt coincides with a client that is being accepted, accept throws, and the child is lost, still open.")
    @Section("2.8")
    void interruptLosesTheChild() throws IOException {
        assertThat(OtherJvm.run(Interrupter.class)).isEqualTo("accept threw, and the client's connection is open");
    }

    /** Connects and interrupts at once, until accept has lost a child. That usually takes a few rounds. */
    static final class Interrupter {

        public static void main(String[] args) throws IOException, InterruptedException {
            boolean lost = false;
            for (int round = 0; round < 500 && !lost; round++) {
                lost = losesTheChild();
            }
            System.out.println(lost ? "accept threw, and the client's connection is open" : "no child was lost");
        }

        private static boolean losesTheChild() throws IOException, InterruptedException {
            try (ServerSocketChannel listener = ServerSocketChannel.open().bind(Loopback.anyPort());
                    SocketChannel client = SocketChannel.open()) {
                FutureTask<SocketChannel> accepting = new FutureTask<>(listener::accept);
                Thread thread = platform(accepting);
                untilInAccept(thread);
                client.connect(listener.getLocalAddress());
                thread.interrupt();
                thread.join();
                return accepting.state() == FutureTask.State.FAILED && isOpen(client);
            }
        }

        /** If the child was closed, or was in the queue when the listener was closed, the client reads the end or a reset. */
        private static boolean isOpen(SocketChannel client) throws IOException {
            client.socket().setSoTimeout(500);
            try {
                client.socket().getInputStream().read();
            } catch (SocketTimeoutException e) {
                return true;
            } catch (SocketException e) {
                return false;
            }
            return false;
        }
    }

    @Test
    @DisplayName("For an unlimited duration, TimeUnit.convert returns the largest long, and Duration.toNanos throws.")
    @Section("2.8")
    void withoutEnd() {
        Duration forever = ChronoUnit.FOREVER.getDuration();

        assertThat(TimeUnit.NANOSECONDS.convert(forever)).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(forever::toNanos).isInstanceOf(ArithmeticException.class);
    }

    private static Thread virtual(Runnable task) {
        return Thread.startVirtualThread(task);
    }

    private static Thread platform(Runnable task) {
        return Thread.ofPlatform().daemon().start(task);
    }

    /** Waits until a platform thread is blocked in the accept call of the operating system. */
    private static void untilInAccept(Thread thread) {
        await().until(() -> {
            StackTraceElement[] stack = thread.getStackTrace();
            return stack.length > 0
                    && stack[0].isNativeMethod()
                    && stack[0].getMethodName().equals("accept");
        });
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}

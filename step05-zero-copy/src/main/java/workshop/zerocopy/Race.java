package workshop.zerocopy;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Runs consumers over the same bytes, one at a time, and measures each of them. */
final class Race implements AutoCloseable {

    /**
     * The result of one turn of a consumer. The processor time is that of the whole process, garbage collection
     * included.
     */
    record Result(double messagesPerSecond, double bytesPerMessage, double nanosOfProcessorPerMessage) {}

    /** A consumer in the race. */
    @FunctionalInterface
    interface Consumer {

        /**
         * Consumes until the channel is closed.
         *
         * @param channel connected to the load generator
         * @param received counts the messages: the consumer must call {@link Counter#countUp()} for each message
         */
        void consume(SocketChannel channel, Counter received) throws IOException, InterruptedException;
    }

    /** One thread counts, and another thread reads the count. */
    static final class Counter {

        private final AtomicLong count = new AtomicLong();

        /** Counts one message. Only one thread calls this, so it needs no atomic increment, which costs more. */
        void countUp() {
            count.setRelease(count.getPlain() + 1);
        }
    }

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Process loadGenerator;
    private final InetSocketAddress address;

    /**
     * Starts the load generator.
     *
     * @param address the address that it listens on; port 0 lets the operating system choose a port
     * @param payload the number of bytes in each payload
     * @throws IOException if it does not start; it prints the reason to the standard error
     */
    Race(InetSocketAddress address, int payload) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        loadGenerator = new ProcessBuilder(
                        java,
                        "-classpath",
                        System.getProperty("java.class.path"),
                        LoadGenerator.class.getName(),
                        address.getAddress().getHostAddress(),
                        String.valueOf(address.getPort()),
                        String.valueOf(payload))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = loadGenerator.inputReader();
        this.address = new InetSocketAddress(address.getAddress(), portIn(output));
        Thread.ofPlatform().daemon().start(() -> drop(output));
    }

    /**
     * Reads lines until the one with the load generator's port. With options such as {@code -Xlog:gc}, the JVM prints
     * other lines before it.
     */
    private static int portIn(BufferedReader output) throws IOException {
        String line = output.readLine();
        while (line != null && !line.startsWith(LoadGenerator.LISTENING)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("The load generator did not start.");
        }
        return Integer.parseInt(line.substring(LoadGenerator.LISTENING.length()));
    }

    /** Reads what the JVM prints later, and drops it. If the pipe filled up, the load generator would stop. */
    private static void drop(BufferedReader output) {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // The load generator was stopped.
        }
    }

    /** The address that the load generator listens on. */
    InetSocketAddress address() {
        return address;
    }

    /**
     * Runs a consumer for a while, and measures it.
     *
     * @throws IOException if no message arrives, or the consumer returns too early or too late
     * @throws ExecutionException if the consumer fails; the cause is what it threw
     */
    Result turn(Consumer consumer, long millis) throws IOException, InterruptedException, ExecutionException {
        Counter received = new Counter();
        CompletableFuture<Void> end = new CompletableFuture<>();
        try (SocketChannel channel = SocketChannel.open(address)) {
            Thread.ofPlatform().daemon().start(() -> run(consumer, channel, received, end));
            try (channel) {
                // The first tenth is not measured: the consumer subscribes, and the buffers of the sockets fill.
                letRun(end, millis / 10);
                return measure(received, end, millis);
            } finally {
                awaitEnd(end);
            }
        }
    }

    private static void run(Consumer consumer, SocketChannel channel, Counter received, CompletableFuture<Void> end) {
        try {
            consumer.consume(channel, received);
            end.complete(null);
        } catch (Throwable e) {
            end.completeExceptionally(e);
        }
    }

    private Result measure(Counter received, CompletableFuture<Void> end, long millis)
            throws IOException, InterruptedException, ExecutionException {
        long messages = received.count.getAcquire();
        long time = System.nanoTime();
        long processor = system.getProcessCpuTime();
        long allocated = threads.getTotalThreadAllocatedBytes();
        letRun(end, millis);
        allocated = threads.getTotalThreadAllocatedBytes() - allocated;
        processor = system.getProcessCpuTime() - processor;
        time = System.nanoTime() - time;
        messages = received.count.getAcquire() - messages;
        if (messages == 0) {
            throw new IOException("no message arrived in " + millis + " milliseconds");
        }
        return new Result(messages * 1e9 / time, (double) allocated / messages, (double) processor / messages);
    }

    /** Waits, but not longer than the consumer runs. */
    private static void letRun(CompletableFuture<Void> end, long millis)
            throws IOException, InterruptedException, ExecutionException {
        try {
            end.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillRunning) {
            return;
        }
        throw new IOException("the consumer returned before its turn was over, or the load generator has ended");
    }

    private static void awaitEnd(CompletableFuture<Void> end) throws IOException, InterruptedException {
        try {
            end.get(5, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            // The turn is over. The consumer may fail, because its channel was closed while it was reading.
        } catch (TimeoutException e) {
            throw new IOException("the consumer is still running, 5 seconds after its channel was closed", e);
        }
    }

    /** Stops the load generator. */
    @Override
    public void close() {
        loadGenerator.destroy();
    }
}

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

/** Lets consumers run over the same bytes, one at a time, and measures each. */
final class Race implements AutoCloseable {

    /** What a consumer achieved in one turn. The processor time is the whole process's: garbage collection counts. */
    record Result(double messagesPerSecond, double bytesPerMessage, double nanosOfProcessorPerMessage) {}

    /** One of those who race. */
    @FunctionalInterface
    interface Consumer {

        /**
         * Consumes until the channel is closed.
         *
         * @param channel connected to the feeder
         * @param received to be counted up by one with each message
         */
        void consume(SocketChannel channel, Counter received) throws IOException, InterruptedException;
    }

    /** Counts on one thread, and is looked at from another. */
    static final class Counter {

        private final AtomicLong count = new AtomicLong();

        /** Counts one message. Cheaper than an increment by several threads would be. */
        void countUp() {
            count.setRelease(count.getPlain() + 1);
        }
    }

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Process feeder;
    private final InetSocketAddress address;

    /**
     * Starts the feeder.
     *
     * @param address where it shall listen; port 0 lets the operating system choose
     * @param payload how many bytes a message has
     * @throws IOException if it does not start; what it says about that is on the standard error
     */
    Race(InetSocketAddress address, int payload) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        feeder = new ProcessBuilder(
                        java,
                        "-classpath",
                        System.getProperty("java.class.path"),
                        LoadGenerator.class.getName(),
                        address.getAddress().getHostAddress(),
                        String.valueOf(address.getPort()),
                        String.valueOf(payload))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = feeder.inputReader();
        this.address = new InetSocketAddress(address.getAddress(), portIn(output));
        Thread.ofPlatform().daemon().start(() -> drop(output));
    }

    /** Reads on to the feeder's answer. With options such as {@code -Xlog:gc}, the JVM prints to the same place. */
    private static int portIn(BufferedReader output) throws IOException {
        String line = output.readLine();
        while (line != null && !line.startsWith(LoadGenerator.LISTENING)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("The feeder did not start.");
        }
        return Integer.parseInt(line.substring(LoadGenerator.LISTENING.length()));
    }

    /** Reads what the JVM prints later. If nobody did, a full pipe would stop the feeder. */
    private static void drop(BufferedReader output) {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // The feeder has been ended.
        }
    }

    /** Where the feeder listens. */
    InetSocketAddress address() {
        return address;
    }

    /**
     * Lets a consumer run for a while.
     *
     * @throws IOException if no message arrives, or the consumer fails
     * @throws ExecutionException with what else the consumer throws as its cause
     */
    Result turn(Consumer consumer, long millis) throws IOException, InterruptedException, ExecutionException {
        Counter received = new Counter();
        CompletableFuture<Void> end = new CompletableFuture<>();
        try (SocketChannel channel = SocketChannel.open(address)) {
            Thread.ofPlatform().daemon().start(() -> run(consumer, channel, received, end));
            // The first tenth is not counted: the connection is made, the socket's buffers fill.
            letRun(end, millis / 10);
            return measure(received, end, millis);
        } finally {
            awaitEnd(end);
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

    /** Waits, and finds out at once when the consumer ends meanwhile. */
    private static void letRun(CompletableFuture<Void> end, long millis)
            throws IOException, InterruptedException, ExecutionException {
        try {
            end.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillRunning) {
            return;
        }
        throw new IOException("the consumer came back, though the feeder had more for it");
    }

    private static void awaitEnd(CompletableFuture<Void> end) throws InterruptedException {
        try {
            end.get(5, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // Its channel was closed under it, and it may say so: the turn is over.
        }
    }

    /** Ends the feeder. */
    @Override
    public void close() {
        feeder.destroy();
    }
}

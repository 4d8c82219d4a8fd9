package workshop.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Claims about threads. */
@DisplayName("docs/step03-client.md, threads")
@FactsOf("docs/step03-client.md")
class Step3ThreadsFactsTest {

    /** The names of the thread of {@code orTimeout}: until JDK 24, and since JDK 25. */
    private static final Set<String> SCHEDULERS =
            Set.of("CompletableFutureDelayScheduler", "ForkJoinPool.commonPool-delayScheduler");

    @TempDir
    private Path folder;

    @Test
    @DisplayName("On Linux, virtual threads that wait in a read need no threads of the operating system.")
    @Section("3.6")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the threads of the process are counted in Linux' /proc")
    void parkedReaders() throws IOException {
        List<BothEnds> connections = new ArrayList<>();
        List<Thread> readers = new ArrayList<>();
        try {
            long before = systemThreads();
            for (int i = 0; i < 200; i++) {
                BothEnds ends = BothEnds.connect();
                connections.add(ends);
                readers.add(Thread.startVirtualThread(() -> BothEnds.readToEnd(ends.server())));
            }
            await().until(() -> readers.stream().allMatch(reader -> reader.getState() == Thread.State.WAITING));

            assertThat(systemThreads() - before).as("more threads than before").isLessThan(50);
        } finally {
            for (BothEnds ends : connections) {
                ends.client().close();
            }
            assertThat(readers).allMatch(Step3ThreadsFactsTest::joined);
            for (BothEnds ends : connections) {
                ends.close();
            }
        }
    }

    private static long systemThreads() throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            return threads.count();
        }
    }

    @Test
    @DisplayName(
            "jstack does not list virtual threads; jcmd's Thread.dump_to_file does, since JDK 25 with their state.")
    @Section("3.6")
    void dumps() throws Exception {
        Path dump = folder.resolve("threads.txt");
        try (BothEnds ends = BothEnds.connect()) {
            Thread reader = Thread.ofVirtual().name("a-reader").start(() -> BothEnds.readToEnd(ends.client()));
            await().until(() -> reader.getState() == Thread.State.WAITING);
            String stacks = tool("jstack");
            tool("jcmd", "Thread.dump_to_file", "-overwrite", dump.toString());
            ends.server().close();

            assertThat(joined(reader)).isTrue();
            assertThat(stacks).contains("\"main\"").doesNotContain("a-reader");
            assertThat(Files.readString(dump))
                    .contains("\"a-reader\" virtual"
                            + (Runtime.version().feature() >= 25 ? " WAITING" : System.lineSeparator()));
        }
    }

    @Test
    @DisplayName(
            "A relative path for jcmd's Thread.dump_to_file begins at the folder in which the target process was started.")
    @Section("3.6")
    void dumpInTheFolderOfTheTarget() throws Exception {
        Path name = Path.of("threads-" + System.nanoTime() + ".txt");
        try {
            tool("jcmd", "Thread.dump_to_file", name.toString());

            assertThat(name).exists();
            assertThat(folder.resolve(name)).doesNotExist();
        } finally {
            Files.deleteIfExists(name);
        }
    }

    /** Runs a tool of this JDK on this process, in another folder, and returns what it prints. */
    private String tool(String name, String... arguments) throws IOException, InterruptedException {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Path program = Path.of(System.getProperty("java.home"), "bin", windows ? name + ".exe" : name);
        assumeTrue(Files.exists(program), "this Java has no " + name);
        List<String> command = new ArrayList<>(List.of(
                program.toString(), Long.toString(ProcessHandle.current().pid())));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @Test
    @DisplayName("Before JDK 24, a virtual thread that waits for a synchronized block pins its carrier thread.")
    @Section("3.6")
    void synchronizedPinsTheCarrier() throws InterruptedException {
        int carriers = Integer.getInteger(
                "jdk.virtualThreadScheduler.parallelism", Runtime.getRuntime().availableProcessors());
        Object monitor = new Object();
        List<Thread> threads = new ArrayList<>();
        CountDownLatch another = new CountDownLatch(1);
        boolean ran;
        synchronized (monitor) {
            for (int i = 0; i < carriers; i++) {
                threads.add(Thread.startVirtualThread(() -> {
                    synchronized (monitor) {
                        threads.size();
                    }
                }));
            }
            await().until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.BLOCKED));
            threads.add(Thread.startVirtualThread(another::countDown));
            ran = another.await(Runtime.version().feature() < 24 ? 1 : 10, TimeUnit.SECONDS);
        }
        assertThat(threads).allMatch(Step3ThreadsFactsTest::joined);
        assertThat(ran).isEqualTo(Runtime.version().feature() >= 24);
    }

    @Test
    @DisplayName("orTimeout has one thread for all futures.")
    @Section("Beyond")
    void oneThreadForAllTimeouts() {
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            waiting.add(new CompletableFuture<Void>().orTimeout(1, TimeUnit.MINUTES));
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread ->
                        thread.getName().toLowerCase(java.util.Locale.ROOT).endsWith("delayscheduler"))
                .hasSize(1);
        waiting.forEach(future -> future.complete(null));
    }

    @Test
    @DisplayName("While a function waits on the thread of orTimeout, no other timeout of the program happens.")
    @Section("3.7")
    void waitingFunction() throws Exception {
        var running = new CountDownLatch(1);
        var end = new CompletableFuture<Void>();
        var first = new CompletableFuture<Void>();
        CompletableFuture<Void> function = first.handle((result, failure) -> {
            running.countDown();
            return end.join();
        });
        first.orTimeout(1, TimeUnit.MILLISECONDS);
        assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> other = new CompletableFuture<Void>().orTimeout(1, TimeUnit.MILLISECONDS);
        // get has a timeout of its own, on this thread. Its failure is no ExecutionException.
        assertThatThrownBy(() -> other.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        end.complete(null);
        assertThatThrownBy(() -> other.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        function.get(20, TimeUnit.SECONDS);
    }

    private static boolean joined(Thread thread) {
        try {
            return thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

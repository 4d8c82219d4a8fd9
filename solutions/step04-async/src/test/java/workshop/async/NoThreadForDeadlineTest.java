package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("Step 4's reference: a drain for whose deadline no thread can be started")
@Timeout(20)
class NoThreadForDeadlineTest {

    private static final String ENDED = "ended by ";

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems do not limit the address space of a process")
    @DisplayName("closes the connection with the Error, since a second call would have no effect")
    void closes() throws Exception {
        // A small address space has no room for many stacks of 16 MiB. The rest is enough for everything else.
        Process child = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -v 2000000 && exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xint",
                        "-Xmx16m",
                        "-Xss16m",
                        "-XX:+UseSerialGC",
                        "-XX:CompressedClassSpaceSize=16m",
                        "-XX:ReservedCodeCacheSize=16m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NoThreadForDeadlineTest.class.getName())
                .redirectErrorStream(true)
                .start();
        try {
            child.getOutputStream().close();
            assertThat(new String(child.getInputStream().readAllBytes(), UTF_8))
                    .as("the output of a process that can start no more threads, and calls closeAfterDrain")
                    .contains(ENDED + OutOfMemoryError.class.getName());
        } finally {
            child.destroyForcibly();
        }
    }

    /** Starts as many threads as possible, and then drains a connection. */
    public static void main(String[] args) throws Exception {
        AsyncConnection connection = new AsyncConnection(new MemoryChannel(Runnable::run));
        CompletableFuture<Void> closed = connection.closed();
        connection.enqueue(ByteBuffer.allocate(1));
        startThreads();
        connection.closeAfterDrain(Duration.ofDays(1));
        System.out.println(ENDED + closed.handle((end, failure) -> failure).get(5, TimeUnit.SECONDS));
        System.exit(0);
    }

    private static void startThreads() {
        CountDownLatch never = new CountDownLatch(1);
        try {
            while (true) {
                Thread.ofPlatform().daemon().start(() -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        // This thread ends with the process.
                    }
                });
            }
        } catch (OutOfMemoryError e) {
            System.out.println("no more threads: " + e.getMessage());
        }
    }
}

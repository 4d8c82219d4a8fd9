package workshop;

import com.sun.management.OperatingSystemMXBean;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** What the {@code main} of a server needs in a {@link FewDescriptorsProcess}. */
public final class FewDescriptorsMain {

    static final String PORT = "listening on ";
    static final String ANSWER = "answer: ";
    static final char CPU_TIME = 'c';
    static final char CAN_OPEN_A_FILE = 'f';

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** How much CPU time the spinning thread takes: ten times the unit in which Linux counts that of a process. */
    private static final long SPINNING_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** On a busy machine, that CPU time may take long. The tests wait for an answer, so it ends earlier. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The descriptors that an accept loop may need at a time. One with a selector opens more than the client's. */
    private static final int FEW = 4;

    private FewDescriptorsMain() {}

    /**
     * Loads all classes of the code under test. To load a class takes a descriptor, and there is none left when the
     * code needs the class for the first time.
     *
     * @param codeUnderTest any class of that code
     */
    public static void loadClasses(Class<?> codeUnderTest) throws Exception {
        Path folder = folderOf(codeUnderTest);
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> classes =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
            for (Path file : classes) {
                String path = folder.relativize(file).toString();
                String separator = file.getFileSystem().getSeparator();
                Class.forName(path.replace(".class", "").replace(separator, "."));
            }
        }
        LoggerFactory.getLogger(FewDescriptorsMain.class).warn("the logger is loaded");
        comparedToASpinningThread(1);
        canOpen(folder.resolve("no such file"), 1);
        waitOnAVirtualThread();
    }

    /** The first virtual thread that waits for bytes needs descriptors for the JDK's poller, and the first close one. */
    private static void waitOnAVirtualThread() throws Exception {
        Pipe pipe = Pipe.open();
        try (Pipe.SourceChannel source = pipe.source();
                Pipe.SinkChannel sink = pipe.sink()) {
            FutureTask<Integer> read = new FutureTask<>(() -> source.read(ByteBuffer.allocate(1)));
            Thread reader = Thread.startVirtualThread(read);
            while (reader.isAlive() && reader.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            sink.write(ByteBuffer.allocate(1));
            read.get();
        }
    }

    /** The folder or the archive that a class was loaded from. */
    static Path folderOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Prints the port, and answers the questions of the tests on a thread of its own. Ends the process when the tests
     * close their end of the pipe, or are killed.
     *
     * @param port that the server listens on
     * @param answers what to answer to a question that only this server knows
     */
    public static void answerQuestions(int port, IntFunction<String> answers) {
        System.out.println(PORT + port);
        Thread.ofPlatform().start(() -> {
            try {
                for (int question = System.in.read(); question >= 0; question = System.in.read()) {
                    System.out.println(ANSWER + answer(question, answers));
                }
            } catch (IOException e) {
                System.out.println(e);
            }
            Runtime.getRuntime().halt(1);
        });
    }

    private static String answer(int question, IntFunction<String> answers) {
        return switch (question) {
            case CPU_TIME -> String.valueOf(comparedToASpinningThread(SPINNING_NANOS));
            case CAN_OPEN_A_FILE -> String.valueOf(canOpen(Path.of("/dev/null"), FEW));
            default -> answers.apply(question);
        };
    }

    private static boolean canOpen(Path file, int times) {
        try (FileInputStream opened = new FileInputStream(file.toFile())) {
            return opened.getFD().valid() && (times == 1 || canOpen(file, times - 1));
        } catch (IOException tooManyOpenFiles) {
            return false;
        }
    }

    /**
     * Spins for some CPU time, and compares the CPU time of all other threads of this process with it. So neither the
     * number of cores nor the load of other processes matters. The process measures itself, since not every system tells
     * one process the CPU time of another.
     *
     * @return 0 if all other threads wait all the time, about 1 if one of them spins
     */
    private static double comparedToASpinningThread(long nanos) {
        long spinningBefore = THREADS.getCurrentThreadCpuTime();
        long allBefore = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        long spinning = 0;
        while (spinning < nanos && System.nanoTime() - start < LONGEST_NANOS) {
            Thread.onSpinWait();
            spinning = THREADS.getCurrentThreadCpuTime() - spinningBefore;
        }
        long all = PROCESS.getProcessCpuTime() - allBefore;
        return (double) (all - spinning) / spinning;
    }
}

package cli;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import judge.Compiled;
import judge.Judge;
import judge.LeakCheck;
import judge.Step;

/**
 * The program of a {@link JudgeProcess}. It reads requests from its standard input, runs the tests of one exercise for each,
 * and writes what it sees to its standard output. It ends when its input ends.
 */
final class JudgeMain {

    /** What the tested code prints is kept up to this length, in bytes. */
    private static final int MAX_PRINTED = 4096;

    private final BlockingQueue<JudgeRequest> requests = new LinkedBlockingQueue<>();
    private final JudgeEvent.Writer events = new JudgeEvent.Writer(new FileOutputStream(FileDescriptor.out));
    private final Printed printed = new Printed();
    private final Map<String, Judge> judges = new HashMap<>();

    private JudgeMain() {}

    /** Runs until the standard input ends. */
    public static void main(String[] args) throws InterruptedException {
        new JudgeMain().run();
    }

    private void run() throws InterruptedException {
        // The standard input carries the requests, and the standard output the events. So the tested code reads the end
        // of an input, and prints into a buffer.
        InputStream in = System.in;
        System.setIn(InputStream.nullInputStream());
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(System.out);
        events.started();
        Thread.ofPlatform().daemon().name("requests").start(() -> readRequests(in));
        try {
            while (true) {
                judge(requests.take());
            }
        } catch (OutOfMemoryError e) {
            Runtime.getRuntime().halt(JudgeProcess.OUT_OF_MEMORY);
        }
    }

    /** Ends the JVM when the input ends, even while the tested code hangs: then the command does not run any more. */
    private void readRequests(InputStream input) {
        var in = new DataInputStream(input);
        try {
            while (true) {
                requests.add(JudgeRequest.read(in));
            }
        } catch (IOException end) {
            Runtime.getRuntime().halt(0);
        }
    }

    private void judge(JudgeRequest request) {
        printed.clear();
        var leaks = new LeakCheck();
        Judge judge = judges.computeIfAbsent(
                request.tests(), tests -> new Judge(new Step(request.step()), new Compiled(Path.of(tests))));
        judge.run(request.number(), new Compiled(Path.of(request.classes())), verdicts -> {
            events.write(new JudgeEvent.Tested(verdicts.getLast()));
            return request.untilFirstFailure() && !verdicts.getLast().hasPassed();
        });
        events.write(new JudgeEvent.Ended(printed.text(), leaks.nothingIsOpen()));
    }

    /** The beginning of what the tested code has printed. */
    private static final class Printed extends OutputStream {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int b) {
            if (bytes.size() < MAX_PRINTED) {
                bytes.write(b);
            }
        }

        synchronized void clear() {
            bytes.reset();
        }

        synchronized String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}

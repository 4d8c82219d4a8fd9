package workshop.benchmarks.contenders;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The process that a contender runs in. The harness asks it over its standard input, a word a line, and it answers with a
 * line each:
 *
 * <pre>
 *   started                port=40123
 *   mark                   units=12000000 nanos=81234567890 cpu=1500000000 allocated=4096
 *   footprint              heap=1048576 threads=19
 *   end of the input       ends the process, so that it cannot outlive the harness
 * </pre>
 */
public final class ContenderMain {

    private ContenderMain() {}

    /** Runs the contender whose name in {@link Roster} is the first argument; the others are its {@link Assignment}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Thread.setDefaultUncaughtExceptionHandler(ContenderMain::fail);
        PrintStream out = System.out;
        // Whatever a library prints must not be taken for an answer.
        System.setOut(System.err);
        Assignment assignment = Assignment.of(Arrays.copyOfRange(args, 1, args.length));
        Contender contender = Roster.valueOf(args[0]).start(assignment);
        // The first mark loads classes, and what that allocates would be counted as the contender's.
        Mark.now(0).toString();
        out.println("port=" + contender.port());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String question = in.readLine(); question != null; question = in.readLine()) {
            out.println(question.equals("mark") ? Mark.now(contender.units()) : Footprint.now());
        }
        // Not exit: its hooks might close sockets one after another, and somebody waits.
        Runtime.getRuntime().halt(0);
    }

    /** Where one thread has failed, others may go on for ever, and the harness would wait for them. */
    private static void fail(Thread thread, Throwable failure) {
        failure.printStackTrace();
        Runtime.getRuntime().halt(1);
    }
}

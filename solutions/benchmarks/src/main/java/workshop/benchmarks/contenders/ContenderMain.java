package workshop.benchmarks.contenders;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The process of a contender. The harness writes requests to its standard input, one in each line. The process writes
 * a line for each request:
 *
 * <pre>
 *   started                port=40123
 *   snapshot               units=12000000 nanos=81234567890 cpu=1500000000 allocated=4096
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
        // The harness must not mistake the output of a library for a response.
        System.setOut(System.err);
        Assignment assignment = Assignment.of(Arrays.copyOfRange(args, 1, args.length));
        Contender contender = Roster.valueOf(args[0]).start(assignment);
        // The first snapshot loads classes. Their memory would otherwise count as allocated by the contender.
        Snapshot.now(0).toString();
        out.println("port=" + contender.port());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String request = in.readLine(); request != null; request = in.readLine()) {
            out.println(request.equals("snapshot") ? Snapshot.now(contender.units()) : Footprint.now());
        }
        // Not exit: shutdown hooks might close sockets one after another, and the harness waits.
        Runtime.getRuntime().halt(0);
    }

    /** Ends the process. If one thread has failed, others may go on for ever, and the harness would wait for them. */
    private static void fail(Thread thread, Throwable failure) {
        failure.printStackTrace();
        Runtime.getRuntime().halt(1);
    }
}

package workshop.benchmarks.contenders;

import java.lang.management.ManagementFactory;
import workshop.benchmarks.Child;
import workshop.benchmarks.Snapshot;

/**
 * The process of a contender. Its requests and their responses are:
 *
 * <pre>
 *   port           port=40123
 *   heap           bytes=1048576           in use after a garbage collection
 *   snapshot       units=12000000 nanos=81234567890 cpu=1500000000 allocated=4096
 * </pre>
 */
public final class ContenderMain {

    private ContenderMain() {}

    /** The arguments are the name of a {@link Contender}, the port of its peer, and the length of its payloads. */
    public static void main(String[] args) throws Exception {
        Child.serve(() -> {
            Running contender = Contender.valueOf(args[0]).start(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            return request -> switch (request) {
                case "port" -> "port=" + contender.port();
                case "heap" -> "bytes=" + heapInUse();
                default -> Snapshot.now(contender.units().getAsLong());
            };
        });
    }

    private static long heapInUse() {
        // Twice: some objects become unreachable only after the first collection, and the second frees them.
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}

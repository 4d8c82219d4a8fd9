package workshop.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import workshop.benchmarks.Child;
import workshop.benchmarks.Counter;
import workshop.benchmarks.Snapshot;

/**
 * The process of the load. It has a line to each contender, and works on one line at a time. Its requests and their
 * responses are:
 *
 * <pre>
 *   line 40123     port=0          a new line, to this port if the load connects
 *   start 2        started=2       works on the third line
 *   stop           stopped=1       no longer
 *   snapshot       units=12000000 nanos=81234567890 cpu=1500000000 allocated=4096
 * </pre>
 */
public final class LoadMain {

    private final Load load;
    private final int size;
    private final List<Line> lines = new ArrayList<>();
    private final Counter units = new Counter();
    private volatile boolean running;
    private Thread worker;

    private LoadMain(Load load, int size) {
        this.load = load;
        this.size = size;
    }

    /** The arguments are the name of a {@link Load}, and the size of the workload. */
    public static void main(String[] args) throws Exception {
        Child.serve(() -> new LoadMain(Load.valueOf(args[0]), Integer.parseInt(args[1]))::answer);
    }

    private String answer(String request) throws IOException, InterruptedException {
        String[] words = request.split(" ");
        return switch (words[0]) {
            case "line" -> "port=" + line(Integer.parseInt(words[1]));
            case "start" -> "started=" + start(Integer.parseInt(words[1]));
            case "stop" -> "stopped=" + stop();
            default -> Snapshot.now(units.get());
        };
    }

    private int line(int port) throws IOException {
        lines.add(load.line(port, size));
        return lines.getLast().port();
    }

    private int start(int index) {
        Line line = lines.get(index);
        running = true;
        worker = Thread.ofPlatform().name("load").start(() -> work(line));
        return index;
    }

    private void work(Line line) {
        try {
            while (running) {
                units.add(line.work());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int stop() throws InterruptedException {
        running = false;
        worker.join();
        return 1;
    }
}

package workshop.zerocopy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.function.ToDoubleFunction;

/** The race: a naive consumer and the zero-copy consumer in this folder, over the same messages. */
public final class Demo {

    private static final int PAYLOAD = 128;
    private static final int ROUNDS = 5;
    private static final int MILLIS = 2000;
    private static final int BAR = 40;

    /**
     * If the ratios of the rounds differ by more than this part of their median, the machine was busy with other work.
     */
    private static final double NOISY = 0.5;

    private final Race race;

    /** Whether the zero-copy consumer predicts headers: exercise 5.10 is solved. */
    private boolean predicting = true;

    private final List<Race.Result> naive = new ArrayList<>();
    private final List<Race.Result> zeroCopy = new ArrayList<>();

    private Demo(Race race) {
        this.race = race;
    }

    /**
     * Runs the race once. The load generator listens on port 33333, or on the port in the system property {@code port}.
     */
    public static void main(String[] args) throws InterruptedException {
        try (Race race = new Race(DemoAddress.get(0), PAYLOAD)) {
            new Demo(race).run(race.address());
        } catch (IOException | IllegalArgumentException e) {
            giveUp(e.getMessage());
        } catch (ExecutionException e) {
            giveUp(
                    e.getCause() instanceof UnsupportedOperationException todo
                            ? "Not implemented yet. " + todo.getMessage() + " → docs/step05-zero-copy.md\n"
                                    + "The race needs exercises 5.1, 5.2, 5.8 and 5.9.\n"
                                    + "The reference solution runs with: ./workshop demo 5 --solution"
                            : "A consumer failed: " + e.getCause());
        }
    }

    private static void giveUp(String reason) {
        System.err.println(reason);
        System.exit(1);
    }

    private void run(InetSocketAddress loadGenerator) throws IOException, InterruptedException, ExecutionException {
        warmUp();
        System.out.printf(
                Locale.ROOT,
                """
                The race: NATS messages of %1$d bytes, from a load generator in another process on %2$s port %3$d.
                  naive      a string for each line, an array for each payload, a queue to the handler
                  zero-copy  the MessageConsumer in this folder, %4$s
                See it from another terminal, while it runs:
                  Linux    ss -tni 'sport = :%3$d'     (bytes_acked grows, Send-Q is not acknowledged yet)
                  macOS    netstat -an | grep %3$d
                  Windows  netstat -ano | findstr :%3$d

                """,
                PAYLOAD,
                DemoAddress.host(loadGenerator),
                loadGenerator.getPort(),
                predicting ? "with header prediction (5.10)" : "without header prediction (5.10 is not solved yet)");
        race.turn(Demo::consumeNaively, MILLIS);
        for (int round = 1; round <= ROUNDS; round++) {
            naive.add(race.turn(Demo::consumeNaively, MILLIS));
            zeroCopy.add(race.turn(this::consumeZeroCopy, MILLIS));
            System.out.printf(Locale.ROOT, "round %d of %d: %5.1f times%n", round, ROUNDS, ratios().getLast());
        }
        draw("messages a second", "million", result -> result.messagesPerSecond() / 1e6);
        draw("bytes allocated for each message", "bytes", Race.Result::bytesPerMessage);
        draw("processor time for each message", "ns", Race.Result::nanosOfProcessorPerMessage);
        conclude();
    }

    /** The first turn, which shows whether exercise 5.10 is solved. */
    private void warmUp() throws IOException, InterruptedException, ExecutionException {
        try {
            race.turn(this::consumeZeroCopy, MILLIS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnsupportedOperationException todo
                    && todo.getMessage().contains("5.10"))) {
                throw e;
            }
            predicting = false;
            race.turn(this::consumeZeroCopy, MILLIS);
        }
    }

    private static void consumeNaively(SocketChannel channel, Race.Counter received)
            throws IOException, InterruptedException {
        new NaiveConsumer(channel.socket(), "race", message -> received.countUp()).consume();
    }

    private void consumeZeroCopy(SocketChannel channel, Race.Counter received) throws IOException {
        BufferPool pool = new BufferPool(64 * 1024, 1);
        MessageConsumer consumer = new MessageConsumer(channel, "race", pool, message -> received.countUp());
        if (predicting) {
            consumer.predictHeaders();
        }
        consumer.consume();
    }

    private List<Double> ratios() {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < zeroCopy.size(); round++) {
            ratios.add(
                    zeroCopy.get(round).messagesPerSecond() / naive.get(round).messagesPerSecond());
        }
        return ratios;
    }

    private void draw(String what, String unit, ToDoubleFunction<Race.Result> value) {
        double ofNaive = median(naive.stream().mapToDouble(value).boxed().toList());
        double ofZeroCopy = median(zeroCopy.stream().mapToDouble(value).boxed().toList());
        double longest = Math.max(ofNaive, ofZeroCopy);
        System.out.printf(Locale.ROOT, "%n%s (median of %d rounds)%n", what, ROUNDS);
        System.out.printf(Locale.ROOT, "  naive     %8.1f %-8s%s%n", ofNaive, unit, bar(ofNaive / longest));
        System.out.printf(Locale.ROOT, "  zero-copy %8.1f %-8s%s%n", ofZeroCopy, unit, bar(ofZeroCopy / longest));
    }

    private static String bar(double part) {
        return "#".repeat((int) Math.round(part * BAR));
    }

    private void conclude() {
        List<Double> sorted = ratios().stream().sorted().toList();
        double spread = (sorted.getLast() - sorted.getFirst()) / median(sorted);
        System.out.printf(Locale.ROOT, """

                The zero-copy consumer is %.1f times as fast, in messages a second; by round, %.1f to %.1f times.
                %s
                """, median(sorted), sorted.getFirst(), sorted.getLast(), noise(spread));
    }

    private static String noise(double spread) {
        String words = spread > NOISY
                ? "The rounds differ by %.0f %%: this machine was busy with other work too. Try again when it is idle."
                : "The rounds differ by %.0f %%, which is little enough to trust them.";
        return String.format(Locale.ROOT, words, 100 * spread);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}

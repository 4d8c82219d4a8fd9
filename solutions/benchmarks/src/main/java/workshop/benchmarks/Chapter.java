package workshop.benchmarks;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import workshop.nats.NatsServer;

/** The chapters of the page. Each has one kind of work in several sizes, and a group of contenders. */
enum Chapter {
    CONSUME("bytes", Contender.CONSUMER_OFFICIAL_HANDLER, Contender.CONSUMER_READING_ONLY, 16, 128, 1024),
    FIVE_FOLD("bytes", Contender.HABIT_NONE, Contender.HABIT_ALL, 128),
    RECEIVE_BUFFER("bytes", Contender.BUFFER_OF_SYSTEM, Contender.BUFFER_OF_0, 128),
    SERVER("bytes", Contender.CONSUMER_OFFICIAL_HANDLER, Contender.CONSUMER_PREDICTING, 16, 128, 1024),
    SEND("bytes", Contender.SENDER_OFFICIAL, Contender.SENDER_WRITING_ONLY, 16, 128, 1024),
    BROADCAST("in flight", Contender.ROOM_NETTY, Contender.ROOM_NETTY_FLUSH_EACH, 64, 1),
    ECHO("connections", Contender.ECHO_NETTY, Contender.ECHO_SELECTOR, 64, 1),
    IDLE("connections", Contender.ECHO_NETTY, Contender.ECHO_SELECTOR, 5000);

    final List<Contender> contenders;
    private final String sizeUnit;
    private final int[] sizes;

    /** The contenders are those from the base to the last. Each of the others is paired with the base. */
    Chapter(String sizeUnit, Contender base, Contender last, int... sizes) {
        this.contenders = List.copyOf(EnumSet.range(base, last));
        this.sizeUnit = sizeUnit;
        this.sizes = sizes;
    }

    /** A chapter in one of its sizes. */
    record Workload(Chapter chapter, int size) {

        /** @throws IllegalArgumentException if no workload has this name */
        static Workload named(String name) {
            return Chapter.allWorkloads()
                    .filter(workload -> workload.toString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such workload: " + name));
        }

        /** Returns the name in a table, such as {@code 64 connections}. */
        String label() {
            String unit = chapter.sizeUnit;
            return String.format(Locale.ROOT, "%,d %s", size, size == 1 ? unit.replaceFirst("s$", "") : unit);
        }

        /** Returns the name in the results and for {@code --only}, such as {@code echo/64}. */
        @Override
        public String toString() {
            return chapter.name().toLowerCase(Locale.ROOT).replace('_', '-') + '/' + size;
        }
    }

    static Stream<Workload> allWorkloads() {
        return Arrays.stream(values()).flatMap(Chapter::workloads);
    }

    /** Returns one workload of each chapter that compares with other software. */
    static Stream<Workload> mainWorkloads() {
        return Stream.of("consume/128", "server/128", "send/128", "broadcast/64", "echo/64")
                .map(Workload::named);
    }

    Stream<Workload> workloads() {
        return IntStream.of(sizes).mapToObj(size -> new Workload(this, size));
    }

    Contender base() {
        return contenders.getFirst();
    }

    List<Contender> others() {
        return contenders.subList(1, contenders.size());
    }

    /** Returns the headings of the values of a window. */
    List<String> headings() {
        if (this == IDLE) {
            return List.of("heap a connection, bytes");
        }
        String unit = this == BROADCAST ? "delivery" : this == ECHO ? "round trip" : "message";
        return List.of(
                unit.replaceFirst("y$", "ie") + "s a second, thousand",
                "processor time a " + unit + ", ns",
                "allocated a " + unit + ", bytes",
                "load, % of a processor");
    }

    /** Returns how the values of one window compare with those of another, as {@link #ratioHeading} says. */
    double ratio(double[] contender, double[] base) {
        return switch (this) {
            case FIVE_FOLD -> contender[1] / base[1];
            case SERVER -> base[1] / contender[1];
            case IDLE -> base[0] / contender[0];
            default -> contender[0] / base[0];
        };
    }

    String ratioHeading() {
        return switch (this) {
            case FIVE_FOLD -> "times the base's processor time";
            case SERVER, IDLE -> "times less than the base";
            default -> "times the base";
        };
    }

    /** Returns why the chapter cannot be measured on this machine; empty if it can. */
    Optional<String> skipReason() {
        return this == SERVER && !NatsServer.isInstalled()
                ? Optional.of("there is no `nats-server` on the `PATH`")
                : Optional.empty();
    }
}

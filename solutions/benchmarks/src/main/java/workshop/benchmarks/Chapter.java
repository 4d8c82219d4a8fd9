package workshop.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import workshop.benchmarks.contenders.Contender;
import workshop.benchmarks.load.Load;
import workshop.nats.NatsServer;

/**
 * The chapters of the page. Each has one kind of work in several sizes, and several contenders. One of them is the base:
 * each of the others is paired with it.
 */
enum Chapter {
    CONSUME(
            Load.FEED,
            List.of(16, 128, 1024),
            Contender.CONSUMER_OFFICIAL_HANDLER,
            Contender.CONSUMER_STEP_5,
            Contender.CONSUMER_OFFICIAL_SYNCHRONOUS,
            Contender.CONSUMER_NAIVE,
            Contender.CONSUMER_READING_ONLY),
    FIVE_FOLD(
            Load.FEED,
            List.of(128),
            Contender.CONSUMER_STEP_5,
            Contender.CONSUMER_SMALL_READS,
            Contender.CONSUMER_COPY,
            Contender.CONSUMER_STRING,
            Contender.CONSUMER_HAND_OFF,
            Contender.CONSUMER_ALL_FOUR),
    RECEIVE_BUFFER(
            Load.FEED,
            List.of(128),
            Contender.CONSUMER_STEP_5,
            Contender.CONSUMER_BUFFER_4_KIB,
            Contender.CONSUMER_BUFFER_0),
    SERVER(Load.PUBLISH, List.of(16, 128, 1024), Contender.CONSUMER_OFFICIAL_HANDLER, Contender.CONSUMER_STEP_5),
    SEND(
            Load.SINK,
            List.of(16, 128, 1024),
            Contender.SENDER_OFFICIAL,
            Contender.SENDER_STEP_5,
            Contender.SENDER_WRITE_EACH,
            Contender.SENDER_WRITING_ONLY),
    BROADCAST(
            Load.ROOM,
            List.of(64, 1),
            Contender.ROOM_NETTY,
            Contender.ROOM_STEP_4,
            Contender.ROOM_STEP_5,
            Contender.ROOM_NETTY_RELAY,
            Contender.ROOM_NETTY_FLUSH_EACH),
    ECHO(
            Load.ECHO,
            List.of(64, 1),
            Contender.ECHO_NETTY,
            Contender.ECHO_STEP_2,
            Contender.ECHO_STEP_4,
            Contender.ECHO_SELECTOR),
    IDLE(
            Load.ECHO,
            List.of(5000),
            Contender.ECHO_NETTY,
            Contender.ECHO_STEP_2,
            Contender.ECHO_STEP_4,
            Contender.ECHO_SELECTOR);

    private final Load load;
    private final List<Integer> sizes;
    private final Contender base;
    private final List<Contender> others;

    Chapter(Load load, List<Integer> sizes, Contender base, Contender... others) {
        this.load = load;
        this.sizes = sizes;
        this.base = base;
        this.others = List.of(others);
    }

    /**
     * A chapter in one size.
     *
     * @param size the length of a payload in bytes, the number of messages in flight, or the number of connections
     */
    record Workload(Chapter chapter, int size) {

        /** Returns the name in a table, such as {@code 64 connections}. */
        String label() {
            return switch (chapter) {
                case BROADCAST -> size + " in flight";
                case ECHO, IDLE -> size == 1 ? "1 connection" : String.format(Locale.ROOT, "%,d connections", size);
                default -> size + " bytes";
            };
        }

        /** Returns the name in the results and for {@code --only}, such as {@code echo/64 connections}. */
        String id() {
            return chapter.id() + '/' + label();
        }
    }

    /** Returns the workloads of all chapters. */
    static List<Workload> workloads() {
        List<Workload> all = new ArrayList<>();
        for (Chapter chapter : values()) {
            chapter.sizes.forEach(size -> all.add(new Workload(chapter, size)));
        }
        return all;
    }

    /** Returns the main workloads: those of the goal that most readers have. */
    static List<Workload> mainWorkloads() {
        return List.of(
                new Workload(CONSUME, 128),
                new Workload(SERVER, 128),
                new Workload(SEND, 128),
                new Workload(BROADCAST, 64),
                new Workload(ECHO, 64));
    }

    Load load() {
        return load;
    }

    /** Returns the contender that each of the others is compared with. */
    Contender base() {
        return base;
    }

    List<Contender> others() {
        return others;
    }

    /** Returns all contenders, the base first. */
    List<Contender> contenders() {
        List<Contender> all = new ArrayList<>(List.of(base));
        all.addAll(others);
        return all;
    }

    /** Returns the name of the chapter in the page and in files. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the headings of the values that an {@link Arena} measures. */
    List<String> headings() {
        String unit = switch (load) {
            case ROOM -> "delivery";
            case ECHO -> "round trip";
            default -> "message";
        };
        return this == IDLE
                ? List.of("heap a connection, bytes")
                : List.of(
                        unit.replaceFirst("y$", "ie") + "s a second, thousand",
                        "processor time a " + unit + ", ns",
                        "allocated a " + unit + ", bytes",
                        "load, % of a processor");
    }

    /** Returns the index of the value by which the contenders are compared. */
    int compared() {
        return this == SERVER ? Arena.CPU : 0;
    }

    /** Returns how many times better one value is than another. */
    double ratio(double[] contender, double[] base) {
        double ratio = contender[compared()] / base[compared()];
        return lessIsBetter() ? 1 / ratio : ratio;
    }

    private boolean lessIsBetter() {
        return this == SERVER || this == IDLE;
    }

    /** Returns the heading of the ratios. */
    String ratioHeading() {
        return "times " + (lessIsBetter() ? "less than " : "as many as ") + base.label();
    }

    /** Returns why the chapter cannot be measured on this machine; empty if it can. */
    Optional<String> skipReason() {
        return this == SERVER && !NatsServer.isInstalled()
                ? Optional.of("there is no `nats-server` on the `PATH`")
                : Optional.empty();
    }
}

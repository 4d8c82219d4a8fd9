package workshop.benchmarks;

import static workshop.benchmarks.Metric.ALLOCATED;
import static workshop.benchmarks.Metric.CPU;
import static workshop.benchmarks.Metric.HEAP;
import static workshop.benchmarks.Metric.P50;
import static workshop.benchmarks.Metric.P99;
import static workshop.benchmarks.Metric.P99_9;
import static workshop.benchmarks.Metric.PER_SECOND;
import static workshop.benchmarks.Metric.RESIDENT;
import static workshop.benchmarks.Metric.THREADS;

import java.util.List;
import java.util.Locale;
import workshop.benchmarks.contenders.Roster;

/** The chapters of the results. Each has a chart, and a table for each of its workloads. */
enum Chapter {
    CONSUME("Consume NATS messages", "message", Roster.CONSUMER_OFFICIAL_HANDLER, PER_SECOND, CPU, ALLOCATED),
    SERVER(
            "Consume NATS messages from a real nats-server",
            "message",
            Roster.CONSUMER_OFFICIAL_HANDLER,
            CPU,
            PER_SECOND,
            ALLOCATED),
    SEND("Send NATS messages", "message", Roster.SENDER_OFFICIAL, PER_SECOND, CPU, ALLOCATED),
    BROADCAST(
            "Broadcast messages of 128 bytes to 100 clients",
            "delivery",
            Roster.BROADCAST_NETTY_FLUSH_ON_READ,
            PER_SECOND,
            CPU,
            ALLOCATED),
    ECHO("Echo 64 bytes", "round trip", Roster.ECHO_NETTY, PER_SECOND, P50, P99, P99_9, CPU, ALLOCATED),
    IDLE("Idle connections", "connection", Roster.ECHO_NETTY, HEAP, RESIDENT, THREADS);

    private final String title;
    private final String unit;
    private final Roster baseline;
    private final List<Metric> metrics;

    Chapter(String title, String unit, Roster baseline, Metric... metrics) {
        this.title = title;
        this.unit = unit;
        this.baseline = baseline;
        this.metrics = List.of(metrics);
    }

    /** Returns the title of the chart. */
    String title() {
        return title;
    }

    /** Returns the unit of work, such as a message. Speed is the number of units a second, and costs are per unit. */
    String unit() {
        return unit;
    }

    /** Returns the contender that the others are compared with. */
    Roster baseline() {
        return baseline;
    }

    /** Returns the metrics that are measured. The contenders are compared by the first. */
    List<Metric> metrics() {
        return metrics;
    }

    /** Returns the label of a metric in this chapter, with its unit. */
    String label(Metric metric) {
        String label = metric.label().replace("each", "a " + unit);
        if (metric == PER_SECOND) {
            label = unit.replaceFirst("y$", "ie") + "s a second";
        }
        return metric.unit().isEmpty() ? label : label + ", " + metric.unit();
    }

    /** Returns the name of the chapter in files and in the ids of its workloads. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

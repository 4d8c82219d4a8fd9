package workshop.benchmarks;

import static workshop.benchmarks.Metric.ALLOCATED;
import static workshop.benchmarks.Metric.CPU;
import static workshop.benchmarks.Metric.HEAP;
import static workshop.benchmarks.Metric.PER_SECOND;
import static workshop.benchmarks.contenders.Roster.BROADCAST_NETTY_FLUSH_ON_READ;
import static workshop.benchmarks.contenders.Roster.BROADCAST_STEP_4;
import static workshop.benchmarks.contenders.Roster.BROADCAST_STEP_5;
import static workshop.benchmarks.contenders.Roster.CONSUMER_OFFICIAL_HANDLER;
import static workshop.benchmarks.contenders.Roster.CONSUMER_READING_ONLY;
import static workshop.benchmarks.contenders.Roster.CONSUMER_STEP_5;
import static workshop.benchmarks.contenders.Roster.ECHO_NETTY;
import static workshop.benchmarks.contenders.Roster.ECHO_SELECTOR;
import static workshop.benchmarks.contenders.Roster.ECHO_STEP_4;
import static workshop.benchmarks.contenders.Roster.SENDER_OFFICIAL;
import static workshop.benchmarks.contenders.Roster.SENDER_STEP_5;

import java.util.List;
import java.util.Optional;
import workshop.benchmarks.contenders.Roster;

/**
 * A claim about a contender's figure, with a goal.
 *
 * @param sentence the claim, with {@code N} for the figure
 * @param workload the workload's id
 * @param metric the metric of the figure
 * @param contender the contender that has the figure
 * @param baseline the contender whose figure divides the first; null for the first figure itself
 * @param goal the minimum or the maximum of the median
 */
record Claim(String sentence, String workload, Metric metric, Roster contender, Roster baseline, Goal goal) {

    /** A minimum or a maximum. */
    record Goal(boolean maximum, double value) {

        static Goal atLeast(double value) {
            return new Goal(false, value);
        }

        static Goal atMost(double value) {
            return new Goal(true, value);
        }

        boolean isMetBy(double figure) {
            return maximum ? figure <= value : figure >= value;
        }

        @Override
        public String toString() {
            return (maximum ? "at most " : "at least ") + Figures.of(value);
        }
    }

    /** Returns all claims, in the order of the chapters. */
    static List<Claim> all() {
        return List.of(
                consume("16 bytes", 20),
                consume("128 bytes", 10),
                consume("1024 bytes", 4),
                readingOnly("128 bytes"),
                readingOnly("1024 bytes"),
                new Claim(
                        "step 5 allocates N bytes for each message of 128 bytes",
                        "consume/128 bytes",
                        ALLOCATED,
                        CONSUMER_STEP_5,
                        null,
                        Goal.atMost(0.01)),
                new Claim(
                        "with a real server, the official client needs N times the processor time of step 5, at 128 bytes",
                        "server/128 bytes",
                        CPU,
                        CONSUMER_OFFICIAL_HANDLER,
                        CONSUMER_STEP_5,
                        Goal.atLeast(8)),
                new Claim(
                        "step 5's outbox sends N times as many messages as the official client, at 128 bytes",
                        "send/128 bytes",
                        PER_SECOND,
                        SENDER_STEP_5,
                        SENDER_OFFICIAL,
                        Goal.atLeast(6)),
                broadcast(BROADCAST_STEP_4),
                broadcast(BROADCAST_STEP_5),
                echo(ECHO_SELECTOR, 1.1),
                echo(ECHO_STEP_4, 0.95),
                new Claim(
                        "an idle connection takes N times as much heap in step 4 as in Netty",
                        "idle/5,000 connections",
                        HEAP,
                        ECHO_STEP_4,
                        ECHO_NETTY,
                        Goal.atMost(1)));
    }

    private static Claim consume(String variant, double times) {
        return new Claim(
                "step 5 consumes N times as many messages as the official client's handler, at " + variant,
                "consume/" + variant,
                PER_SECOND,
                CONSUMER_STEP_5,
                CONSUMER_OFFICIAL_HANDLER,
                Goal.atLeast(times));
    }

    private static Claim readingOnly(String variant) {
        return new Claim(
                "step 5 consumes N times as fast as reading without parsing, at " + variant,
                "consume/" + variant,
                PER_SECOND,
                CONSUMER_STEP_5,
                CONSUMER_READING_ONLY,
                Goal.atLeast(0.9));
    }

    private static Claim broadcast(Roster contender) {
        return new Claim(
                contender.label()
                        + " delivers N times as many messages as Netty that flushes when the read completes, 64 in flight",
                "broadcast/64 in flight",
                PER_SECOND,
                contender,
                BROADCAST_NETTY_FLUSH_ON_READ,
                Goal.atLeast(1.5));
    }

    private static Claim echo(Roster contender, double times) {
        return new Claim(
                contender.label() + " makes N times as many round trips as Netty, over 64 connections",
                "echo/64 connections",
                PER_SECOND,
                contender,
                ECHO_NETTY,
                Goal.atLeast(times));
    }

    /** Returns the figure; empty if it was not measured. */
    Optional<Statistics> figure(Results results) {
        return baseline == null
                ? results.of(workload, contender, metric)
                : results.ratio(workload, contender, baseline, metric);
    }
}

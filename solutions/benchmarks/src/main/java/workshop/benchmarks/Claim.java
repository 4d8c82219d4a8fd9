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
 * What is expected of a contender.
 *
 * @param what is claimed, with {@code N} for the figure
 * @param workload the workload's id
 * @param metric what is looked at
 * @param one whose figure it is
 * @param other by whose figure it is divided; null for the figure itself
 * @param bound how large the median should be
 */
record Claim(String what, String workload, Metric metric, Roster one, Roster other, Bound bound) {

    /** A limit on one side. */
    record Bound(boolean below, double value) {

        static Bound atLeast(double value) {
            return new Bound(false, value);
        }

        static Bound atMost(double value) {
            return new Bound(true, value);
        }

        boolean isMetBy(double figure) {
            return below ? figure <= value : figure >= value;
        }

        @Override
        public String toString() {
            return (below ? "at most " : "at least ") + Figures.of(value);
        }
    }

    /** All claims, in the order of the chapters. */
    static List<Claim> all() {
        return List.of(
                consume("16 bytes", 20),
                consume("128 bytes", 10),
                consume("1024 bytes", 4),
                limit("128 bytes"),
                limit("1024 bytes"),
                new Claim(
                        "step 5 allocates N bytes for each message of 128 bytes",
                        "consume/128 bytes",
                        ALLOCATED,
                        CONSUMER_STEP_5,
                        null,
                        Bound.atMost(0.01)),
                new Claim(
                        "from a real server, the official client needs N times step 5's processor time, at 128 bytes",
                        "server/128 bytes",
                        CPU,
                        CONSUMER_OFFICIAL_HANDLER,
                        CONSUMER_STEP_5,
                        Bound.atLeast(8)),
                new Claim(
                        "step 5's outbox sends N times as many messages as the official client, at 128 bytes",
                        "send/128 bytes",
                        PER_SECOND,
                        SENDER_STEP_5,
                        SENDER_OFFICIAL,
                        Bound.atLeast(6)),
                broadcast("step 4's chat room", BROADCAST_STEP_4),
                broadcast("step 5's outbox", BROADCAST_STEP_5),
                echo("a plain selector loop", ECHO_SELECTOR, 1.1),
                echo("step 4", ECHO_STEP_4, 0.95),
                new Claim(
                        "an idle connection takes N times as much heap in step 4 as in Netty",
                        "idle/5,000 connections",
                        HEAP,
                        ECHO_STEP_4,
                        ECHO_NETTY,
                        Bound.atMost(1)));
    }

    private static Claim consume(String variant, double times) {
        return new Claim(
                "step 5 consumes N times as many messages as the official client's handler, at " + variant,
                "consume/" + variant,
                PER_SECOND,
                CONSUMER_STEP_5,
                CONSUMER_OFFICIAL_HANDLER,
                Bound.atLeast(times));
    }

    private static Claim limit(String variant) {
        return new Claim(
                "step 5 consumes N times as fast as reading without parsing, at " + variant,
                "consume/" + variant,
                PER_SECOND,
                CONSUMER_STEP_5,
                CONSUMER_READING_ONLY,
                Bound.atLeast(0.9));
    }

    private static Claim broadcast(String who, Roster one) {
        return new Claim(
                who + " delivers N times as many messages as Netty that flushes when the read completes, 64 in flight",
                "broadcast/64 in flight",
                PER_SECOND,
                one,
                BROADCAST_NETTY_FLUSH_ON_READ,
                Bound.atLeast(1.5));
    }

    private static Claim echo(String who, Roster one, double times) {
        return new Claim(
                who + " echoes N times as often as Netty, over 64 connections",
                "echo/64 connections",
                PER_SECOND,
                one,
                ECHO_NETTY,
                Bound.atLeast(times));
    }

    /** The figure; empty if it was not measured. */
    Optional<Statistics> figure(Results results) {
        return other == null ? results.of(workload, one, metric) : results.ratio(workload, one, other, metric);
    }
}

package workshop.benchmarks;

import static workshop.benchmarks.Chapter.BROADCAST;
import static workshop.benchmarks.Chapter.CONSUME;
import static workshop.benchmarks.Chapter.ECHO;
import static workshop.benchmarks.Chapter.FIVE_FOLD;
import static workshop.benchmarks.Chapter.IDLE;
import static workshop.benchmarks.Chapter.RECEIVE_BUFFER;
import static workshop.benchmarks.Chapter.SEND;
import static workshop.benchmarks.Chapter.SERVER;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import workshop.benchmarks.Chapter.Workload;
import workshop.benchmarks.contenders.Contender;

/** What the benchmarks have shown, as sentences. */
final class Findings {

    /** From this part of a processor on, in percent, the load may be what limits a contender. */
    private static final int BUSY = 95;

    /**
     * One finding.
     *
     * @param contender the contender that is compared
     * @param other the contender that it is compared with
     * @param sentence a sentence that is true whatever the ratio is; {@code %s} stands for the ratio
     */
    private record Finding(Chapter chapter, int size, Contender contender, Contender other, String sentence) {

        Optional<String> of(Results results) {
            return results.ratio(new Workload(chapter, size), contender, other)
                    .map(ratio ->
                            sentence.formatted("**" + Quartiles.figure(ratio.median()) + " times** " + ratio.range()));
        }
    }

    private static final List<Finding> ALL = List.of(
            consume(16, "Step 5 consumes %s as many messages of 16 bytes as the official client's handler."),
            consume(128, "Of 128 bytes, it consumes %s as many."),
            consume(1024, "Of 1,024 bytes, it consumes %s as many."),
            new Finding(
                    CONSUME,
                    128,
                    Contender.CONSUMER_STEP_5,
                    Contender.CONSUMER_READING_ONLY,
                    "That is %s as many messages of 128 bytes as a reader takes that does not parse."),
            fiveFold(Contender.CONSUMER_COPY, "With a copy of each payload, step 5 consumes %s as many messages."),
            fiveFold(Contender.CONSUMER_STRING, "With a `String` for each subject, it consumes %s as many."),
            fiveFold(Contender.CONSUMER_HAND_OFF, "With a hand-off to another thread, it consumes %s as many."),
            fiveFold(Contender.CONSUMER_SMALL_READS, "With reads of 4 KiB, it consumes %s as many."),
            fiveFold(Contender.CONSUMER_ALL_FOUR, "With all four together, it consumes %s as many."),
            receiveBuffer(
                    Contender.CONSUMER_BUFFER_0,
                    "With a receive buffer of 0, step 5 consumes %s as many messages as with the system's own."),
            receiveBuffer(Contender.CONSUMER_BUFFER_4_KIB, "With a receive buffer of 4 KiB, it consumes %s as many."),
            new Finding(
                    SERVER,
                    128,
                    Contender.CONSUMER_STEP_5,
                    Contender.CONSUMER_OFFICIAL_HANDLER,
                    "From a real `nats-server`, the official client needs %s the processor time of step 5, for a message"
                            + " of 128 bytes."),
            send(
                    Contender.SENDER_OFFICIAL,
                    "Step 5's outbox sends %s as many messages of 128 bytes as the official client."),
            send(Contender.SENDER_WRITE_EACH, "It sends %s as many as a program with a write for each message."),
            send(Contender.SENDER_WRITING_ONLY, "It sends %s as many as a program that writes and does not encode."),
            broadcast(
                    Contender.ROOM_STEP_5,
                    Contender.ROOM_NETTY,
                    "Step 5's outbox on a selector delivers %s as many messages to a room of 100 as Netty that flushes when"
                            + " the read completes."),
            broadcast(
                    Contender.ROOM_STEP_5,
                    Contender.ROOM_NETTY_RELAY,
                    "It delivers %s as many as Netty that relays what it has read as one buffer."),
            broadcast(
                    Contender.ROOM_STEP_4,
                    Contender.ROOM_NETTY,
                    "Step 4's chat room delivers %s as many as Netty that flushes when the read completes."),
            broadcast(
                    Contender.ROOM_NETTY_FLUSH_EACH,
                    Contender.ROOM_NETTY,
                    "Netty that flushes each message delivers %s as many as that."),
            echo(
                    Contender.ECHO_SELECTOR,
                    "Over 64 connections, a plain selector loop echoes %s as many messages as Netty."),
            echo(Contender.ECHO_STEP_4, "Step 4 (asynchronous channels) echoes %s as many."),
            echo(Contender.ECHO_STEP_2, "Step 2 (virtual threads) echoes %s as many."),
            idle(Contender.ECHO_SELECTOR, "An idle connection of Netty takes %s the heap of one of a selector loop."),
            idle(Contender.ECHO_STEP_4, "It takes %s the heap of one of step 4."),
            idle(Contender.ECHO_STEP_2, "It takes %s the heap of one of step 2."));

    private Findings() {}

    private static Finding consume(int size, String sentence) {
        return new Finding(CONSUME, size, Contender.CONSUMER_STEP_5, Contender.CONSUMER_OFFICIAL_HANDLER, sentence);
    }

    private static Finding fiveFold(Contender contender, String sentence) {
        return new Finding(FIVE_FOLD, 128, contender, Contender.CONSUMER_STEP_5, sentence);
    }

    private static Finding receiveBuffer(Contender contender, String sentence) {
        return new Finding(RECEIVE_BUFFER, 128, contender, Contender.CONSUMER_STEP_5, sentence);
    }

    private static Finding send(Contender other, String sentence) {
        return new Finding(SEND, 128, Contender.SENDER_STEP_5, other, sentence);
    }

    private static Finding broadcast(Contender contender, Contender other, String sentence) {
        return new Finding(BROADCAST, 64, contender, other, sentence);
    }

    private static Finding echo(Contender contender, String sentence) {
        return new Finding(ECHO, 64, contender, Contender.ECHO_NETTY, sentence);
    }

    private static Finding idle(Contender contender, String sentence) {
        return new Finding(IDLE, 5000, contender, Contender.ECHO_NETTY, sentence);
    }

    /** Returns a list of the findings of what was measured. */
    static String of(Results results) {
        return ALL.stream()
                .flatMap(finding -> finding.of(results).stream())
                .map(sentence -> "- " + sentence + "\n")
                .collect(Collectors.joining());
    }

    /** Returns whether the load was fast enough: how busy it was at most, and where it may have been the bottleneck. */
    static String ofLoad(Results results) {
        List<String> busy = new ArrayList<>();
        double max = 0;
        for (Workload workload : Chapter.workloads()) {
            for (Contender contender : workload.chapter().contenders()) {
                double percent = results.mean(workload, contender, Arena.LOAD).orElse(0);
                max = Math.max(max, percent);
                if (percent >= BUSY) {
                    busy.add(contender.label() + " (" + workload.id() + ")");
                }
            }
        }
        String most = String.format(Locale.ROOT, "The load was busy for at most %.0f %% of a processor. ", max);
        return most
                + (busy.isEmpty()
                        ? "So it had time left everywhere, and was the bottleneck nowhere."
                        : "It may be the bottleneck where that is " + BUSY + " % or more: " + String.join(", ", busy)
                                + ". These contenders may be faster than the tables show.");
    }
}

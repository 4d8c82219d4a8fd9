package workshop.board;

import java.net.ProtocolException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import judge.BoardReport;
import judge.GuideRow;
import workshop.board.Guides.Topic;
import workshop.board.RoomView.Count;
import workshop.board.RoomView.Row;
import workshop.board.RoomView.Symptom;

/**
 * All learners who have sent a verdict, and what came of it.
 *
 * <p>Thread-safe. No method waits.
 */
final class Room {

    /** The maximum number of learners. One more replaces the learner who is away for the longest time. */
    static final int MAX_LEARNERS = 1000;

    /** A learner may want help after so many times the minutes of the guide. */
    private static final int PATIENCE = 2;

    private final Guides guides;
    private final InstantSource clock;

    /** By their labels. Guarded by this. */
    private final Map<String, Learner> learners =
            new TreeMap<>(String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder()));

    private long reports;

    Room(Guides guides, InstantSource clock) {
        this.guides = guides;
        this.clock = clock;
    }

    /**
     * Notes the first report of a connection.
     *
     * @param connection identifies it for {@link #leave}
     * @return the learner, for the further reports of this connection. The one who has sent from the same run of the command; otherwise
     *     one of this name who is away; otherwise a new one
     * @throws ProtocolException if there is no such exercise
     */
    synchronized Learner arrive(BoardReport report, Object connection) throws ProtocolException {
        check(report);
        Learner learner = find(report);
        learner.arrive(report.run(), connection);
        note(learner, report);
        return learner;
    }

    /**
     * Notes a further report of a learner.
     *
     * @throws ProtocolException if there is no such exercise, or the name is another one
     */
    synchronized void note(Learner learner, BoardReport report) throws ProtocolException {
        check(report);
        if (!report.name().equals(learner.name)) {
            throw new ProtocolException("a connection has one name");
        }
        reports++;
        learner.note(report, guides.row(report), clock.instant());
    }

    /** A connection of a learner has ended. */
    synchronized void leave(Learner learner, Object connection) {
        learner.leave(connection);
    }

    private void check(BoardReport report) throws ProtocolException {
        if (guides.topic(report.exercise()).isEmpty()) {
            throw new ProtocolException("there is no exercise " + report.exercise());
        }
    }

    private Learner find(BoardReport report) {
        Optional<Learner> same = learners.values().stream()
                .filter(learner -> learner.isOfRun(report.run()) && learner.name.equals(report.name()))
                .findFirst();
        return same.orElseGet(() -> free(report.name()));
    }

    /** The first learner of this name who is away, or a new one: ada, then ada #2, and so on. */
    private Learner free(String name) {
        String label = name;
        for (int number = 2; learners.containsKey(label) && learners.get(label).isHere(); number++) {
            label = name + " #" + number;
        }
        Learner known = learners.get(label);
        if (known != null && known.name.equals(name)) {
            return known;
        }
        if (known != null || learners.size() == MAX_LEARNERS) {
            learners.remove(known != null ? label : longestAway());
        }
        Learner learner = new Learner(name, label);
        learners.put(label, learner);
        return learner;
    }

    /** There are fewer connections than learners, so somebody is away. */
    private String longestAway() {
        return learners.values().stream()
                .filter(learner -> !learner.isHere())
                .min(Comparator.comparing(Learner::lastReport))
                .orElseThrow()
                .label;
    }

    /** What the board shows now. */
    synchronized RoomView view() {
        Instant now = clock.instant();
        List<Row> rows =
                learners.values().stream().map(learner -> row(learner, now)).toList();
        List<Count> counts = guides.topics().stream().map(this::count).toList();
        return new RoomView(rows, counts, commonest(), reports);
    }

    private Row row(Learner learner, Instant now) {
        Duration fails = learner.fails(now);
        Topic topic = guides.topic(learner.current()).orElseThrow();
        boolean wantsHelp = fails.compareTo(Duration.ofMinutes((long) PATIENCE * topic.minutes())) >= 0;
        String results = guides.topics().stream()
                .map(each -> learner.passes(each.exercise())
                        .map(passes -> passes ? "p" : "f")
                        .orElse("-"))
                .collect(Collectors.joining());
        return new Row(
                learner.label,
                learner.isHere(),
                learner.current(),
                learner.passes(learner.current()).orElseThrow(),
                fails.toMinutes(),
                wantsHelp,
                results);
    }

    private Count count(Topic topic) {
        List<Boolean> verdicts = learners.values().stream()
                .flatMap(learner -> learner.passes(topic.exercise()).stream())
                .toList();
        long passed = verdicts.stream().filter(passes -> passes).count();
        return new Count(topic, (int) passed, verdicts.size() - (int) passed);
    }

    /** The row of the guide that most of those who are here have now. Of several, that of the earliest exercise. */
    private Optional<Symptom> commonest() {
        Map<GuideRow, Long> symptoms = learners.values().stream()
                .filter(Learner::isHere)
                .flatMap(learner -> learner.row().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return symptoms.entrySet().stream()
                .max(Map.Entry.<GuideRow, Long>comparingByValue()
                        .thenComparing(entry -> entry.getKey().exercise(), Comparator.reverseOrder())
                        .thenComparing(entry -> entry.getKey().symptom()))
                .map(entry -> new Symptom(
                        entry.getKey(),
                        guides.topic(entry.getKey().exercise()).orElseThrow(),
                        entry.getValue().intValue()));
    }

    /** How long the learners took for each exercise that somebody has begun and finished here. */
    synchronized List<Times.Line> times() {
        return guides.topics().stream()
                .map(topic -> Times.Line.of(
                        topic,
                        learners.values().stream()
                                .flatMap(learner -> learner.time(topic.exercise()).stream())
                                .toList()))
                .filter(line -> line.learners() > 0)
                .toList();
    }
}

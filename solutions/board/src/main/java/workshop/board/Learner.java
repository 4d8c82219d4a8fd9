package workshop.board;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import judge.BoardReport;
import judge.Exercise;
import judge.GuideRow;

/**
 * What the board knows about one learner.
 *
 * <p>Not thread-safe: {@link Room} holds its lock.
 */
final class Learner {

    /** The name, with a number behind it if another learner has the same name. */
    final String label;

    final String name;

    private final Map<Exercise, Attempt> attempts = new HashMap<>();
    private long run;
    private Object connection;
    private Exercise current;
    private Instant lastReport;

    /** One exercise of one learner. */
    private static final class Attempt {
        private final Instant begin;
        private final boolean passedAtOnce;
        private boolean passes;
        private Instant firstPass;

        /** Since the last pass, if it fails. */
        private Instant failsSince;

        private Optional<GuideRow> row = Optional.empty();

        Attempt(Instant begin, boolean passes) {
            this.begin = begin;
            this.passedAtOnce = passes;
        }
    }

    Learner(String name, String label) {
        this.name = name;
        this.label = label;
    }

    /** The learner is here, with this connection, until {@link #leave} is called with the same one. */
    void arrive(long newRun, Object newConnection) {
        run = newRun;
        connection = newConnection;
    }

    /** No effect if the learner has come back with another connection. */
    void leave(Object oldConnection) {
        if (connection == oldConnection) {
            connection = null;
        }
    }

    boolean isHere() {
        return connection != null;
    }

    boolean isOfRun(long other) {
        return run == other;
    }

    /** Notes a verdict, and the row of the guide that names the mistake. */
    void note(BoardReport report, Optional<GuideRow> row, Instant now) {
        current = report.exercise();
        lastReport = now;
        Attempt attempt = attempts.computeIfAbsent(current, exercise -> new Attempt(now, report.passes()));
        attempt.passes = report.passes();
        attempt.row = row;
        if (report.passes()) {
            attempt.failsSince = null;
            attempt.firstPass = attempt.firstPass == null ? now : attempt.firstPass;
        } else if (attempt.failsSince == null) {
            attempt.failsSince = now;
        }
    }

    /** The exercise of the last report. */
    Exercise current() {
        return current;
    }

    Instant lastReport() {
        return lastReport;
    }

    /** Whether an exercise passes; empty if there is no verdict. */
    Optional<Boolean> passes(Exercise exercise) {
        return Optional.ofNullable(attempts.get(exercise)).map(attempt -> attempt.passes);
    }

    /** How long the current exercise has failed; zero if it passes. */
    Duration fails(Instant now) {
        Instant since = attempts.get(current).failsSince;
        return since == null ? Duration.ZERO : Duration.between(since, now);
    }

    /** The row of the guide that names the mistake in the current exercise. */
    Optional<GuideRow> row() {
        return attempts.get(current).row;
    }

    /**
     * The time from the first verdict of an exercise to the first pass. Empty if it has not passed yet; and if it passed at once, as
     * after a restart: then nobody knows when the work began.
     */
    Optional<Duration> time(Exercise exercise) {
        return Optional.ofNullable(attempts.get(exercise))
                .filter(attempt -> attempt.firstPass != null && !attempt.passedAtOnce)
                .map(attempt -> Duration.between(attempt.begin, attempt.firstPass));
    }
}

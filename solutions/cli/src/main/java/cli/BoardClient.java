package cli;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import judge.BoardReport;
import judge.Exercise;
import judge.Verdict;

/**
 * Reports the verdicts of one learner to a class board. The learner never waits for it: a thread of its own connects, sends, and after a
 * pause connects again, until the command ends. On a new connection it sends the newest verdict of each exercise again, since nobody
 * knows which of them have arrived before.
 *
 * <p>Thread-safe.
 */
final class BoardClient {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);

    /** Doubled after each connection that did not last. */
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final InetSocketAddress board;
    private final String name;
    private final Course course;
    private final long run = new SecureRandom().nextLong();

    /** The newest report of each exercise; the last one is at the end. Guarded by this, like the fields below. */
    private final Map<Exercise, BoardReport> newest = new LinkedHashMap<>();

    /** The reports that the present connection has not sent yet. */
    private final Map<Exercise, BoardReport> waiting = new LinkedHashMap<>();

    /** Null while there is none. */
    private Socket connection;

    /** Whether it is known if the board is there. */
    private boolean attempted;

    /** What the learner is told about the board, once; null before it is known, and afterwards. */
    private String news;

    private BoardClient(InetSocketAddress board, String name, Course course) {
        this.board = board;
        this.name = name;
        this.course = course;
    }

    /**
     * Begins to connect, and returns at once.
     *
     * @param board an unresolved address
     * @param name the learner's, as {@link BoardReport#isName} allows
     */
    static BoardClient start(InetSocketAddress board, String name, Course course) {
        var client = new BoardClient(board, name, course);
        Thread.ofPlatform().daemon().name("class board").start(client::run);
        return client;
    }

    /** Reports the verdict of a check, if the tests have run. Returns at once. */
    void report(Exercise exercise, CheckResult result) {
        if (result instanceof CheckResult.Tested tested) {
            put(new BoardReport(run, name, exercise, tested.hasPassed(), row(exercise, tested)));
        }
    }

    /** The words by which the board finds the row of the guide that names the mistake; empty if there is none. */
    private String row(Exercise exercise, CheckResult.Tested tested) {
        return Verdict.failed(tested.verdicts()).stream()
                .findFirst()
                .flatMap(Verdict::failure)
                .filter(message -> Screen.todo(message).isEmpty())
                .flatMap(message -> course.row(exercise, message))
                .map(BoardReport::firstWords)
                .orElse("");
    }

    private synchronized void put(BoardReport report) {
        newest.remove(report.exercise());
        newest.put(report.exercise(), report);
        waiting.remove(report.exercise());
        waiting.put(report.exercise(), report);
        notifyAll();
    }

    /** Whether the board is there, in a sentence. It is told once, when it is known. */
    synchronized Optional<String> news() {
        Optional<String> told = Optional.ofNullable(news);
        news = null;
        return told;
    }

    /** Waits until all reports are sent, unless the board is away. Never waits longer than the limit. */
    synchronized void flush(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        long left = limit.toMillis();
        while (left > 0 && !waiting.isEmpty() && (connection != null || !attempted)) {
            await(left);
            left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        }
        if (!waiting.isEmpty()) {
            attempted("does not answer.");
        }
    }

    /** What the first attempt to connect has shown. */
    private void attempted(String outcome) {
        if (!attempted) {
            news = "The class board at " + address() + " " + outcome;
        }
        attempted = true;
    }

    private void run() {
        Duration pause = SHORTEST_PAUSE;
        while (true) {
            long begin = System.nanoTime();
            try (var socket = new Socket()) {
                var address = new InetSocketAddress(board.getHostString(), board.getPort());
                socket.connect(address, (int) CONNECT_LIMIT.toMillis());
                socket.setTcpNoDelay(true);
                begin(socket);
                send(socket);
            } catch (IOException | RuntimeException e) {
                // The board is away, or its host has no address. The next attempt may find it.
            }
            end();
            boolean lasted = System.nanoTime() - begin > LONGEST_PAUSE.toNanos();
            pause = lasted ? SHORTEST_PAUSE : pause;
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
        }
    }

    private synchronized void begin(Socket socket) {
        connection = socket;
        waiting.clear();
        waiting.putAll(newest);
        attempted("gets your verdicts.");
        Thread.startVirtualThread(() -> awaitEnd(socket));
        notifyAll();
    }

    private synchronized void end() {
        connection = null;
        attempted("does not answer.");
        notifyAll();
    }

    private String address() {
        String host = board.getHostString();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + board.getPort();
    }

    /** A board says nothing. So whatever can be read ends the connection: the end of the stream, a failure, or bytes. */
    private void awaitEnd(Socket socket) {
        try (socket) {
            socket.getInputStream().read();
        } catch (IOException e) {
            // That is an end too.
        }
        synchronized (this) {
            if (connection == socket) {
                connection = null;
            }
            notifyAll();
        }
    }

    private void send(Socket socket) throws IOException {
        var out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
        for (BoardReport report = next(socket); report != null; report = next(socket)) {
            byte[] payload = report.encode().array();
            out.writeInt(payload.length);
            out.write(payload);
            out.flush();
            sent(report);
        }
    }

    /** The report to send next; null if the connection has ended. */
    private synchronized BoardReport next(Socket socket) {
        while (waiting.isEmpty() && connection == socket) {
            await(0);
        }
        return connection == socket ? waiting.values().iterator().next() : null;
    }

    /** There may be a newer report of the same exercise by now, even an equal one: it has another place in the order. */
    private synchronized void sent(BoardReport report) {
        if (waiting.get(report.exercise()) == report) {
            waiting.remove(report.exercise());
        }
        notifyAll();
    }

    /** Waits for a change, or until the time is over. */
    private void await(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the threads of the class board", e);
        }
    }
}

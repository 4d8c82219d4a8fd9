package workshop.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import judge.BoardReport;
import workshop.async.AsyncConnection;
import workshop.async.AsyncServer;
import workshop.async.Frames;
import workshop.async.MessageHandler;

/**
 * Receives the verdicts of the room, on the server of step 4: two threads serve all learners. It sends nothing, except to a client for
 * which there is no place.
 *
 * <p>Thread-safe.
 */
final class BoardServer implements AutoCloseable {

    /** The maximum number of connections. */
    static final int MAX_CONNECTIONS = Room.MAX_LEARNERS;

    /** How long a connection may be open without a report. A learner who is closed connects again. */
    static final Duration SILENCE_LIMIT = Duration.ofSeconds(30);

    static final int THREADS = 2;

    private static final Frames FRAMES = new Frames(BoardReport.MAX_LENGTH);

    /** How many clients may be told at a time that there is no place. */
    private static final int MAX_REFUSALS = 50;

    private static final Duration REFUSAL_LIMIT = Duration.ofSeconds(1);

    private final Room room;
    private final AsynchronousChannelGroup group;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("board-timer").factory());
    private final int maxConnections;
    private final Semaphore places;
    private final Set<Guest> guests = ConcurrentHashMap.newKeySet();
    private final Set<AsyncConnection> refused = ConcurrentHashMap.newKeySet();
    private final Semaphore refusalPlaces = new Semaphore(MAX_REFUSALS);
    private final AtomicLong refusals = new AtomicLong();
    private AsyncServer acceptor;

    private BoardServer(Room room, AsynchronousChannelGroup group, int maxConnections) {
        this.room = room;
        this.group = group;
        this.maxConnections = maxConnections;
        this.places = new Semaphore(maxConnections);
    }

    /** A connection, and the learner at its other end, once there was a report. The connection calls it with one thread at a time. */
    private final class Guest implements MessageHandler {

        private final AsyncConnection connection;
        private final long begin = System.nanoTime();
        private volatile Learner learner;

        Guest(AsyncConnection connection) {
            this.connection = connection;
        }

        @Override
        public void message(ByteBuffer message) throws IOException {
            BoardReport report = BoardReport.decode(message);
            if (learner == null) {
                learner = room.arrive(report, this);
                leaveIfClosed();
            } else {
                room.note(learner, report);
            }
        }

        /** Idempotent. */
        void end() {
            connection.close();
            leaveIfClosed();
            if (guests.remove(this)) {
                places.release();
            }
        }

        /** The connection may be closed while the first report is noted: then {@link #end} comes too early to know the learner. */
        private void leaveIfClosed() {
            Learner known = learner;
            if (known != null && !connection.isOpen()) {
                room.leave(known, this);
            }
        }

        boolean isSilent() {
            return learner == null && System.nanoTime() - begin > SILENCE_LIMIT.toNanos();
        }
    }

    /**
     * Listens until {@link #close()}.
     *
     * @throws BindException if it cannot listen on the address; the error message names it
     */
    static BoardServer start(InetSocketAddress address, Room room) throws IOException {
        return start(address, room, MAX_CONNECTIONS);
    }

    /** As the other one, with another maximum of connections: at most as many as there may be learners. */
    static BoardServer start(InetSocketAddress address, Room room, int maxConnections) throws IOException {
        var threads = Thread.ofPlatform().daemon().name("board-", 1).factory();
        AsynchronousChannelGroup group = AsynchronousChannelGroup.withFixedThreadPool(THREADS, threads);
        var server = new BoardServer(room, group, maxConnections);
        try {
            server.acceptor = AsyncServer.start(listen(group, address), server::welcome);
            server.timer.scheduleWithFixedDelay(server::closeSilent, 1, 1, TimeUnit.SECONDS);
            return server;
        } catch (IOException | RuntimeException e) {
            server.release();
            throw e;
        }
    }

    private static AsynchronousServerSocketChannel listen(AsynchronousChannelGroup group, InetSocketAddress address)
            throws IOException {
        try {
            return AsynchronousServerSocketChannel.open(group).bind(address, MAX_CONNECTIONS);
        } catch (IOException | IllegalArgumentException e) {
            // An address that is unresolved, or of a family that this system lacks, is no IOException for the JDK.
            String reason = Objects.requireNonNullElse(e.getMessage(), e.toString());
            var clear = new BindException("Cannot listen on " + BoardCommand.text(address) + ": " + reason);
            clear.initCause(e);
            throw clear;
        }
    }

    private void welcome(AsynchronousSocketChannel channel) {
        AsyncConnection connection;
        try {
            // A host that has lost its network says nothing any more.
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            connection = new AsyncConnection(channel, BoardReport.MAX_LENGTH);
        } catch (IOException gone) {
            close(channel);
            return;
        }
        if (!places.tryAcquire()) {
            refuse(connection);
            return;
        }
        var guest = new Guest(connection);
        guests.add(guest);
        connection.receive(FRAMES, guest).whenComplete((end, failure) -> guest.end());
    }

    private static void close(AsynchronousSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }

    /** Tells a client why, and ends its connection gracefully. If there are too many of them, it is only closed. */
    private void refuse(AsyncConnection connection) {
        refusals.incrementAndGet();
        if (!refusalPlaces.tryAcquire()) {
            connection.close();
            return;
        }
        refused.add(connection);
        connection.closed().whenComplete((end, failure) -> {
            refused.remove(connection);
            refusalPlaces.release();
        });
        connection.enqueue(FRAMES.encode(UTF_8.encode("The class board is full: " + maxConnections + " connections.")));
        connection.closeAfterDrain(REFUSAL_LIMIT);
    }

    private void closeSilent() {
        guests.stream().filter(Guest::isSilent).forEach(Guest::end);
    }

    /** The port that learners connect to. */
    int port() throws IOException {
        return acceptor.port();
    }

    /** How many connections are open, without those that are being refused. */
    int connections() {
        return guests.size();
    }

    /** How many connections were refused. */
    long refusals() {
        return refusals.get();
    }

    /** Closes the listener and all connections. Learners notice nothing. */
    @Override
    public void close() throws IOException {
        acceptor.close();
        release();
    }

    private void release() throws IOException {
        timer.shutdownNow();
        guests.forEach(Guest::end);
        refused.forEach(AsyncConnection::close);
        group.shutdownNow();
    }
}

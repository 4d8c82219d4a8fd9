package workshop.chat.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;
import workshop.async.AsyncConnection;
import workshop.async.AsyncServer;

/**
 * A chat server: accepts clients, up to a limit, and gives each of them a {@link Session} in the one {@link Room}.
 *
 * <p>As many threads as there are processors serve all guests. One more thread runs the timer.
 */
public final class ChatServer implements AutoCloseable {

    /**
     * How much the kernel is asked to hold for one guest that reads slowly, in bytes. Linux takes twice as much, for its
     * own bookkeeping. By default it would take up to 4 MiB ({@code tcp_wmem}, see tcp(7)) for each guest.
     */
    private static final int SEND_BUFFER = 64 * 1024;

    /** How much the kernel is asked to hold of what one guest sends while the server does not read. As above. */
    private static final int RECEIVE_BUFFER = 64 * 1024;

    private final Limits limits;
    private final RateLimitedLog log;
    private final AsynchronousChannelGroup group;
    private final Timer timer = new Timer(Thread.ofPlatform().name("chat-timer").factory());
    private final Backpressure backpressure;
    private final Room room;
    private final Nicknames nicknames = new Nicknames();
    private final RateLimits rates;
    private final Seats seats;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicBoolean stopping = new AtomicBoolean();

    /** Set once, before the server is returned to its caller. */
    private AsyncServer acceptor;

    private ChatServer(AsynchronousChannelGroup group, Limits limits, RateLimitedLog log) {
        this.limits = limits;
        this.log = log;
        this.group = group;
        this.backpressure = new Backpressure(limits, timer);
        this.room = new Room(backpressure);
        this.rates = new RateLimits(limits.messagesPerSecond(), System::nanoTime);
        this.seats = new Seats(Math.min(limits.maxClients(), limits.clientsInMemory()), Descriptors.free());
    }

    /**
     * Listens, and serves clients until {@link #close()}. If it fails, nothing is left open: no socket, no thread, and no
     * connection to the bus.
     *
     * @param address where to listen; port 0 lets the operating system choose a free port
     * @param limits limits and timeouts
     * @param bus to other servers, or {@link Bus#NONE}
     * @throws BindException if it cannot listen on the address, for one because the host name could not be resolved; the
     *     error message names the address
     * @throws IOException if the system has no socket to give
     */
    public static ChatServer start(InetSocketAddress address, Limits limits, BusConnector bus) throws IOException {
        RateLimitedLog log = new RateLimitedLog(LoggerFactory.getLogger(ChatServer.class));
        try {
            WarmUp.run();
        } catch (IOException e) {
            log.warn("the warm-up failed, and some classes will be loaded while guests are here: {}", e.toString());
        }
        return start(address, limits, bus, log);
    }

    /** As the other one, with the caller's log, and without a warm-up. */
    static ChatServer start(InetSocketAddress address, Limits limits, BusConnector bus, RateLimitedLog log)
            throws IOException {
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
        AsynchronousChannelGroup group = AsynchronousChannelGroup.withFixedThreadPool(
                threads, Thread.ofPlatform().name("chat-", 1).factory());
        ChatServer server = new ChatServer(group, limits, log);
        try {
            server.serve(listen(group, address, limits), bus);
            return server;
        } catch (IOException | RuntimeException | Error e) {
            server.release();
            throw e;
        }
    }

    private static AsynchronousServerSocketChannel listen(
            AsynchronousChannelGroup group, InetSocketAddress address, Limits limits) throws IOException {
        try {
            // After a restart all clients connect at once. The backlog lets the kernel hold them until they are
            // accepted.
            return AsynchronousServerSocketChannel.open(group)
                    .setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER)
                    .bind(address, limits.maxClients());
        } catch (IOException | IllegalArgumentException e) {
            // An address that is unresolved, or of a family that this system lacks, is no IOException for the JDK.
            String reason = Objects.requireNonNullElse(e.getMessage(), e.toString());
            var clear = new BindException("cannot listen on " + Session.text(address) + ": " + reason);
            clear.initCause(e);
            throw clear;
        }
    }

    private void serve(AsynchronousServerSocketChannel listener, BusConnector bus) throws IOException {
        log.info("listening on {}", Session.text((InetSocketAddress) listener.getLocalAddress()));
        if (seats.count() < limits.maxClients()) {
            log.warn(
                    "only {} of {} clients can be connected: this process may open {} files (ulimit -Hn), and has"
                            + " {} MiB of memory (-Xmx)",
                    seats.count(),
                    limits.maxClients(),
                    Descriptors.limit(),
                    Runtime.getRuntime().maxMemory() / Limits.MIB);
        }
        timer.every(limits.keepaliveInterval(), room::sendKeepalives);
        timer.every(Backpressure.CHECK_PERIOD, backpressure::check);
        timer.every(Duration.ofSeconds(1), log::nextSecond);
        timer.every(Duration.ofSeconds(1), rates::forgetFull);
        room.joinBus(bus);
        acceptor = AsyncServer.start(listener, this::accepted);
    }

    private void accepted(AsynchronousSocketChannel channel) {
        AsyncConnection connection;
        try {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
            connection = new AsyncConnection(channel, limits.maxQueuedBytes());
        } catch (IOException e) {
            log.info("a client was gone before it was served: {}", e.toString());
            close(channel);
            return;
        }
        connections.incrementAndGet();
        connection.closed().whenComplete((end, reason) -> connections.decrementAndGet());
        try {
            admit(connection);
        } catch (RuntimeException | Error e) {
            // The connection, and not only its channel: then it gives its seat back. First, since a log may fail too.
            connection.close(e);
            log.error("a client is dropped because of a fault in this program", e);
        }
        if (stopping.get()) {
            connection.closeAfterDrain(limits.drainTimeout());
        }
    }

    private void admit(AsyncConnection connection) {
        if (seats.take(connection)) {
            RateLimits.Lease rate = rates.acquire(((InetSocketAddress) connection.peer()).getAddress());
            new Session(connection, room, nicknames, limits, log).start(rate, backpressure, timer);
        } else {
            turnAway(connection);
        }
    }

    private static void close(AsynchronousSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }

    private void turnAway(AsyncConnection connection) {
        log.warn("{} is turned away: the server is full", Session.text((InetSocketAddress) connection.peer()));
        if (!seats.takeForTurnedAway(connection)) {
            connection.close();
            return;
        }
        int guests = seats.count();
        connection.enqueue(Room.notice("the server is full: " + guests + (guests == 1 ? " is here" : " are here")));
        connection.closeAfterDrain(limits.drainTimeout());
    }

    /**
     * The port that clients connect to.
     *
     * @throws IOException if the server is closed
     */
    public int port() throws IOException {
        return acceptor.port();
    }

    /** How many connections are open, those included that are being turned away. */
    public int connections() {
        return connections.get();
    }

    /**
     * Stops gracefully: accepts no more clients, tells all guests, sends what waits for them within the limits' drain
     * timeout, and closes their connections. Returns when that is done; a second call returns at once.
     */
    @Override
    public void close() throws IOException {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        try {
            log.info("stopping; connections open: {}", connections());
            acceptor.close();
            room.tell("the server is stopping");
            drainAll();
        } finally {
            release();
        }
        log.nextSecond();
        log.info("stopped");
    }

    /** Ends all threads, and closes all sockets: those of the guests, and the listener. */
    private void release() throws IOException {
        timer.close();
        try {
            group.shutdownNow();
            group.awaitTermination(limits.drainTimeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // Last: what guests have said until here goes to the other servers too.
            room.leaveBus();
        }
    }

    private void drainAll() {
        var closed = room.guests().stream().map(guest -> guest.closeAfterDrain(limits.drainTimeout()));
        CompletableFuture.allOf(closed.toArray(CompletableFuture[]::new))
                // After an OutOfMemoryError, a connection may never report its end.
                .orTimeout(2 * limits.drainTimeout().toNanos(), TimeUnit.NANOSECONDS)
                .exceptionally(late -> null)
                .join();
    }
}

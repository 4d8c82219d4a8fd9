package workshop.chat.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;
import workshop.async.AsyncConnection;
import workshop.async.AsyncServer;

/**
 * A chat server: lets guests in, up to a limit, and gives each of them a {@link Session} in the one {@link Room}.
 *
 * <p>As many threads as there are processors serve all guests; one more looks after time.
 */
public final class ChatServer implements AutoCloseable {

    /**
     * How much the kernel is asked to hold for one guest who reads slowly, in bytes; Linux takes twice as much, for what
     * it has to remember with it. Left alone, it would take up to 4 MiB ({@code tcp_wmem}, see tcp(7)), for each of them.
     */
    private static final int SEND_BUFFER = 64 * 1024;

    private final Limits limits;
    private final LimitedLog log;
    private final Room room;
    private final Nicknames nicknames = new Nicknames();
    private final RateLimits rates;
    private final Seats seats;
    private final AsynchronousChannelGroup group;
    private final ScheduledThreadPoolExecutor timer;
    private final AsyncServer accepting;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicBoolean stopping = new AtomicBoolean();

    private ChatServer(
            AsynchronousChannelGroup group,
            AsynchronousServerSocketChannel listener,
            Limits limits,
            BusConnector bus,
            LimitedLog log) {
        this.limits = limits;
        this.log = log;
        this.group = group;
        this.rates = new RateLimits(limits.messagesPerSecond(), System::nanoTime);
        this.seats = new Seats(Math.min(limits.clients(), limits.clientsInMemory()), Descriptors.free());
        this.timer = newTimer();
        this.room = new Room(bus);
        this.accepting = AsyncServer.start(listener, this::welcome);
        long period = limits.keepalive().toNanos();
        timer.scheduleAtFixedRate(room::keepalive, period, period, TimeUnit.NANOSECONDS);
        timer.scheduleAtFixedRate(this::nextSecond, 1, 1, TimeUnit.SECONDS);
    }

    /** What comes after the server's end is of no interest. What is cancelled is forgotten at once, with its guest. */
    private static ScheduledThreadPoolExecutor newTimer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("chat-timer").factory(), new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private void nextSecond() {
        log.nextSecond();
        rates.forget();
    }

    /**
     * Listens, and serves whoever comes until it is closed.
     *
     * @param address where to listen; port 0 lets the operating system choose a free port
     * @param limits what to bear
     * @param bus to other servers, or {@link Bus#NONE}
     * @throws BindException if the address cannot be had; the message names it
     * @throws IOException if the system has no socket to give
     */
    public static ChatServer start(InetSocketAddress address, Limits limits, BusConnector bus) throws IOException {
        LimitedLog log = new LimitedLog(LoggerFactory.getLogger(ChatServer.class));
        try {
            Rehearsal.run();
        } catch (IOException e) {
            log.warn("the rehearsal failed, and some classes will be loaded while guests are here: {}", e.toString());
        }
        return start(address, limits, bus, log);
    }

    /** As the other one, with a log of the caller's, and without a rehearsal. */
    static ChatServer start(InetSocketAddress address, Limits limits, BusConnector bus, LimitedLog log)
            throws IOException {
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
        AsynchronousChannelGroup group = AsynchronousChannelGroup.withFixedThreadPool(
                threads, Thread.ofPlatform().name("chat-", 1).factory());
        try {
            AsynchronousServerSocketChannel listener = AsynchronousServerSocketChannel.open(group);
            // Everybody comes at once after a restart: the kernel keeps them for us while we accept.
            listener.bind(address, limits.clients());
            ChatServer server = new ChatServer(group, listener, limits, bus, log);
            log.info("listening on {}", Session.text((InetSocketAddress) listener.getLocalAddress()));
            if (server.seats.count() < limits.clients()) {
                log.warn(
                        "only {} of {} clients can be connected: this process may open {} files (ulimit -Hn), and has"
                                + " {} MiB of memory (-Xmx)",
                        server.seats.count(),
                        limits.clients(),
                        Descriptors.most(),
                        Runtime.getRuntime().maxMemory() / Limits.MIB);
            }
            return server;
        } catch (IOException e) {
            group.shutdownNow();
            throw withAddress(address, e);
        }
    }

    private static BindException withAddress(InetSocketAddress address, IOException cause) {
        var clear = new BindException("cannot listen on " + Session.text(address) + ": " + cause.getMessage());
        clear.initCause(cause);
        return clear;
    }

    private void welcome(AsynchronousSocketChannel channel) {
        AsyncConnection connection;
        try {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
            connection = new AsyncConnection(channel, limits.queuedBytes());
        } catch (IOException e) {
            log.info("a client was gone before it was let in: {}", e.toString());
            close(channel);
            return;
        }
        connections.incrementAndGet();
        connection.closed().whenComplete((end, reason) -> connections.decrementAndGet());
        try {
            letIn(connection);
        } catch (RuntimeException | Error e) {
            log.error("a client is dropped because of a fault in this program", e);
            // And not only the channel: the connection gives its seat back.
            connection.close(e);
        }
        if (stopping.get()) {
            connection.close();
        }
    }

    private void letIn(AsyncConnection connection) {
        if (seats.take(connection)) {
            RateLimits.Lease rate = rates.acquire(((InetSocketAddress) connection.peer()).getAddress());
            new Session(connection, room, nicknames, limits, rate, log).start(timer);
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
        if (!seats.takeStanding(connection)) {
            connection.close();
            return;
        }
        int guests = seats.count();
        connection.enqueue(Room.notice("the server is full: " + guests + (guests == 1 ? " is here" : " are here")));
        connection.closeAfterDrain(limits.grace());
    }

    /**
     * The port that clients connect to.
     *
     * @throws IOException if the server is closed
     */
    public int port() throws IOException {
        return accepting.port();
    }

    /** How many connections are open, those included that are being sent away. */
    public int connections() {
        return connections.get();
    }

    /**
     * Stops in good order: nobody comes in any more, everybody is told, what waits for them is sent as long as the
     * limits' grace allows, and then all are disconnected. Returns when that is done. Closing twice is harmless.
     */
    @Override
    public void close() throws IOException {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        log.info("stopping; connections open: {}", connections());
        accepting.close();
        room.leaveBus();
        room.tell("the server is stopping");
        sayGoodbye(limits.grace());
        timer.shutdownNow();
        endThreads();
        log.nextSecond();
        log.info("stopped");
    }

    private void endThreads() throws IOException {
        group.shutdownNow();
        try {
            group.awaitTermination(limits.grace().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sayGoodbye(Duration grace) {
        var goodbyes = room.guests().stream().map(guest -> guest.closeAfterDrain(grace));
        CompletableFuture.allOf(goodbyes.toArray(CompletableFuture[]::new))
                .exceptionally(late -> null)
                .join();
    }
}

package workshop.accept;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The connections in service are a set under one lock. */
public final class Server implements AutoCloseable {

    private final ServerSocketChannel listener;
    private final int port;
    private final Set<SocketChannel> inService = new HashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean accepting = true;
    private boolean deadlinePassed;

    private Server(ServerSocketChannel listener) throws IOException {
        this.listener = listener;
        this.port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    public static Server start(ServerSocketChannel listener, ConnectionHandler handler, int maxConnections)
            throws IOException {
        if (maxConnections <= 0) {
            throw new IllegalArgumentException("no such limit: " + maxConnections);
        }
        Server server = new Server(listener);
        Semaphore permits = new Semaphore(maxConnections);
        ConnectionHandler guarded = handler.guarded();
        ConnectionHandler leaving = connection -> {
            try {
                guarded.handle(connection);
            } finally {
                server.leave(connection);
            }
        };
        ConnectionHandler served = leaving.releasing(permits).onVirtualThread();
        new Thread(() -> server.accept(permits, served)).start();
        return server;
    }

    private void accept(Semaphore permits, ConnectionHandler served) {
        try {
            AcceptLoop.runLimited(listener, permits, connection -> {
                enter(connection);
                served.handle(connection);
            });
        } catch (IOException e) {
            System.getLogger("server").log(System.Logger.Level.ERROR, "cannot accept any more", e);
        } finally {
            lock.lock();
            accepting = false;
            changed.signalAll();
            lock.unlock();
        }
    }

    private void enter(SocketChannel connection) throws IOException {
        lock.lock();
        try {
            inService.add(connection);
            if (deadlinePassed) {
                connection.close();
            }
        } finally {
            lock.unlock();
        }
    }

    private void leave(SocketChannel connection) {
        lock.lock();
        inService.remove(connection);
        changed.signalAll();
        lock.unlock();
    }

    public int port() {
        return port;
    }

    public void stop(Duration gracePeriod) throws IOException {
        Objects.requireNonNull(gracePeriod);
        listener.close();
        if (!awaitEnd(gracePeriod)) {
            for (SocketChannel connection : remaining()) {
                connection.close();
            }
            awaitEndUninterruptibly();
        }
    }

    private void awaitEndUninterruptibly() {
        boolean interrupted = Thread.interrupted();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        while (!awaitEnd(Duration.ofNanos(deadline - System.nanoTime())) && Thread.interrupted()) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<SocketChannel> remaining() {
        lock.lock();
        try {
            deadlinePassed = true;
            return new ArrayList<>(inService);
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitEnd(Duration limit) {
        long left = TimeUnit.NANOSECONDS.convert(limit);
        lock.lock();
        try {
            while (accepting || !inService.isEmpty()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        stop(Duration.of(3, TimeUnit.SECONDS.toChronoUnit()));
    }
}

package workshop.accept;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Semaphore;
import org.slf4j.LoggerFactory;

/**
 * Serves one connection. Whoever handles a connection owns it and closes it: nobody else does.
 *
 * <p>A handler itself only talks. That it has a thread, that its failures harm nobody and that there are not too many
 * at a time is put around it, from the inside out: {@code new EchoHandler().guarded().atMost(1000)}.
 */
@FunctionalInterface
public interface ConnectionHandler {

    /**
     * Serves a connection to its end.
     *
     * @param connection a child of the listener, in blocking mode; the handler's own from now on
     * @throws IOException if the connection breaks
     */
    void handle(SocketChannel connection) throws IOException;

    /**
     * This handler, with a virtual thread for each connection: {@code handle} returns at once, so that the accept loop
     * can go on to the next client. Where no thread can be had, the connection is closed.
     *
     * <p>What this handler throws ends its thread, as it would any other. Guard it first: {@link #guarded()}.
     */
    // 2.4
    default ConnectionHandler inItsOwnThread() {
        return connection -> {
            try {
                Thread.startVirtualThread(() -> handleUnchecked(connection));
            } catch (RuntimeException | Error e) {
                // Nobody took the connection over, so it is still ours to close.
                connection.close();
                throw e;
            }
        };
    }

    private void handleUnchecked(SocketChannel connection) {
        try {
            handle(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * This handler, with its failures kept to their own connection: whatever it throws, errors such as
     * {@link StackOverflowError} too, is logged in one line and goes no further. The connection is closed in any case,
     * also where the handler forgot to.
     *
     * <p>It closes when {@code handle} returns, so a guard belongs inside, around the handler that really serves:
     * {@code handler.guarded().inItsOwnThread()}, and not the other way round.
     */
    // 2.5
    default ConnectionHandler guarded() {
        return connection -> {
            // Asked now, because a closed channel no longer knows who its client was.
            String name = connection.toString();
            try (connection) {
                handle(connection);
            } catch (Throwable failure) {
                // Exception would not be enough: a client whose input is nested too deeply causes an Error.
                LoggerFactory.getLogger(ConnectionHandler.class).warn("{} ended: {}", name, failure.toString());
            }
        };
    }

    /**
     * This handler, with a virtual thread for each connection, and no more than {@code limit} of them at a time.
     *
     * <p>{@code handle} returns when there is room for one more connection. An accept loop that calls it therefore
     * accepts nobody whom it cannot serve: further clients wait in the listener's queue, where they cost this program
     * nothing. A place is free again when this handler returns or throws.
     *
     * <p>For the use of one accept loop. An interrupt does not end the wait.
     *
     * @param limit how many connections at a time, 1 or more
     * @throws IllegalArgumentException if the limit is less than 1; the message names the number
     */
    // 2.7
    default ConnectionHandler atMost(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("at most " + limit + " connections serve nobody: it takes 1 or more");
        }
        // One place is taken in advance, for the client that is accepted first.
        Semaphore places = new Semaphore(limit - 1);
        ConnectionHandler served = connection -> {
            try {
                handle(connection);
            } finally {
                places.release();
            }
        };
        ConnectionHandler apart = served.inItsOwnThread();
        return connection -> {
            apart.handle(connection);
            // The place of the next client. A place that is taken only after accept comes too late: the client
            // costs a descriptor and memory by then, and there is no limit to how many do.
            places.acquireUninterruptibly();
        };
    }
}

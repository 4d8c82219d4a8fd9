package workshop.accept;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Semaphore;

/**
 * Accepts one client after another, and passes each connection to a handler.
 *
 * <p>Thread-safe: several loops may run at the same time, each with its own listener.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/accept.2.html">accept(2)</a>
 */
public final class AcceptLoop {

    private AcceptLoop() {}

    /**
     * Waits for a client and accepts it. The result is a new socket, the child. Its local port is the listener's port,
     * and its remote port is the client's port. The listener stays open.
     *
     * <p>The child gets {@code TCP_NODELAY}: a small response is sent at once, and does not wait until the client has
     * acknowledged the one before. If setting the option fails, with any exception, this method closes the child. The
     * caller cannot close it, because the caller never gets it. If the close fails too, its exception is added to the first
     * one as a suppressed exception. (The reference solution does so; no test shows it.)
     *
     * @param listener a bound listener in blocking mode
     * @return the child, in blocking mode
     * @throws ClosedChannelException if the listener is closed, before the call or during it
     * @throws IOException if the operating system has no socket left, or if the connection is already broken
     * @throws UnsupportedOperationException if the socket, such as a Unix domain socket, has no {@code TCP_NODELAY}
     */
    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        throw new UnsupportedOperationException(
                "TODO 2.1: accept a child and set its option; when that fails, close the child");
    }

    /**
     * Waits for the next client. When accept fails, though the listener is open, this method calls
     * {@link #backOff(Throwable, int)} and tries again, until a client is accepted or the listener is closed. The first of
     * several failures has number 1. A failure is an {@link IOException} or an {@link OutOfMemoryError}. Any other
     * exception, such as the {@link UnsupportedOperationException} of {@code acceptOne}, passes: to try again is no help.
     *
     * @param listener a bound listener in blocking mode
     * @return the child; null when the listener is closed
     */
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        throw new UnsupportedOperationException(
                "TODO 2.3: accept, leave failures to backOff, and return null when the listener is closed");
    }

    /**
     * Accepts clients until the listener is closed, and passes each child to {@code next}, on the calling thread. It
     * accepts the next client after {@code next} has returned.
     *
     * <p>Any thread may close the listener. That is the normal end of the loop, and this method returns. Do not interrupt
     * the thread instead: an interrupt closes the listener too, and a child that is accepted at that moment is lost. It
     * stays open, and no code can close it.
     *
     * @param listener a bound listener in blocking mode; the caller closes it
     * @param next gets each child, and must close it; an exception of {@code next} ends the loop
     * @throws IOException if {@code next} throws it
     */
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        throw new UnsupportedOperationException("TODO 2.3: pass each child to next until the listener is closed");
    }

    /**
     * Waits after a failing accept, before the next try. In most cases the process has too many open files. On Linux,
     * accept then fails at once, also when no client is waiting, and it fails again until some connection ends. A
     * waiting client stays in the accept queue.
     *
     * <p>The wait grows with each consecutive failure, from a few milliseconds to 250 milliseconds at most. Only the
     * first failure is logged, because the others say the same. An interrupt ends the wait, and the thread stays
     * interrupted.
     *
     * @param failure the exception of accept
     * @param consecutiveFailures how many times accept has failed since its last success, this failure included; 1 or
     *     more
     */
    static void backOff(Throwable failure, int consecutiveFailures) {
        throw new UnsupportedOperationException(
                "TODO 2.6: wait a little, longer after each consecutive failure, 250 ms at most");
    }

    /**
     * As {@link #run(ServerSocketChannel, ConnectionHandler)}, for a limited number of connections at a time: it takes a
     * permit before each accept. When no permit is left, it accepts no client. Further clients then wait in the accept
     * queue, where they cost this program nothing.
     *
     * <p>The handler gives the permit back: see {@link ConnectionHandler#releasing(Semaphore)}. This method gives back
     * only the permit that it took for a client that did not come, when the listener is closed. When {@code next} throws,
     * the permit is still the matter of {@code next}. An interrupt does not end the wait for a permit.
     *
     * @param listener a bound listener in blocking mode; the caller closes it
     * @param permits a permit for each connection that may still be accepted
     * @param next gets each child, and must close it; an exception of {@code next} ends the loop
     * @throws IOException if {@code next} throws it
     */
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        throw new UnsupportedOperationException("TODO 2.7: take a permit, then accept; pass the child to next");
    }
}

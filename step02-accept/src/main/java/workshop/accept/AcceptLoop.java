package workshop.accept;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Takes one client after another out of a listener's queue and hands each on.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/accept.2.html">accept(2)</a>
 */
public final class AcceptLoop {

    private AcceptLoop() {}

    /**
     * Waits for a client and accepts it: a new socket, the child, which has the listener's port on this side and the
     * client's on that. The listener goes on listening.
     *
     * <p>The child gets {@code TCP_NODELAY}, so that a small answer is sent at once and does not wait for the client to
     * acknowledge the one before. If setting it up fails, with whatever exception, the child is closed: nobody else
     * could, because nobody else has seen it.
     *
     * @param listener a bound listener in blocking mode
     * @return the child, in blocking mode
     * @throws ClosedChannelException if the listener is closed, before or meanwhile
     * @throws IOException if the system has no socket to give, or the connection broke already
     * @throws UnsupportedOperationException if such sockets know no {@code TCP_NODELAY}, as those of the Unix domain
     */
    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        throw new UnsupportedOperationException(
                "TODO 2.1: accept a child and set its option; where that fails, close it");
    }

    /**
     * Accepts for ever, and hands each child on, on the calling thread. The next client is accepted when {@code next}
     * has returned.
     *
     * <p>It returns when the listener is closed, by whichever thread: that is its normal end. Do not interrupt it: an
     * interrupt closes the listener too, and a child that comes in that very moment is lost, open and out of reach.
     * Where accept fails otherwise, {@link #backOff(IOException, int)} decides when to try again.
     *
     * @param listener a bound listener in blocking mode; the caller's to close
     * @param next who gets each child, and with it the duty to close it; what it throws ends the loop
     * @throws IOException if {@code next} throws it
     */
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        throw new UnsupportedOperationException(
                "TODO 2.3: accept and hand on until the listener is closed; leave other failures of accept to backOff");
    }

    /**
     * What {@link #run(ServerSocketChannel, ConnectionHandler)} does when accept fails, though the listener is open:
     * waits a little before it tries again. Most often the process has too many open files. On Linux, accept then fails
     * at once, whether a client waits or not, and so does the next, until some connection ends; who waits stays in the
     * queue.
     *
     * <p>The wait grows with each failure in a row, from a few milliseconds to a quarter of a second at most. Only the
     * first of them is logged: a thousand lines would say no more. An interrupt ends the wait, and the thread stays
     * interrupted.
     *
     * @param failure what accept threw
     * @param inARow how many times accept has failed since it last succeeded, this one included; 1 or more
     */
    static void backOff(IOException failure, int inARow) {
        throw new UnsupportedOperationException(
                "TODO 2.6: wait a little, longer with each failure in a row, a quarter of a second at most");
    }
}

package workshop.accept;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Semaphore;

/**
 * Serves one connection. A handler owns its connection: it must close the connection, or pass it to another handler.
 *
 * <p>A handler such as {@link EchoHandler} reads, writes and closes. Decorators add everything else, also the close after a
 * failure. They are applied from the inside out:
 * {@code new EchoHandler().guarded().releasing(permits).onVirtualThread()}.
 */
@FunctionalInterface
public interface ConnectionHandler {

    /**
     * Serves a connection until it ends.
     *
     * @param connection a child of the listener, in blocking mode; from now on the handler owns it
     * @throws IOException if the connection breaks
     */
    void handle(SocketChannel connection) throws IOException;

    /**
     * Returns a handler that runs this handler on a virtual thread, one for each connection. The thread ends when
     * this handler has returned or thrown. The {@code handle} of the result returns at once, so that the accept loop can
     * accept the next client. When the thread cannot be started, {@code handle} closes the connection and throws.
     *
     * <p>This is no task, but a limit of the JDK: the first read that blocks on a virtual thread opens descriptors. If no
     * descriptor is free at that moment, this read fails, and so does each later read that blocks on a virtual thread,
     * until the process ends
     * (<a href="https://docs.oracle.com/javase/specs/jls/se21/html/jls-12.html#jls-12.4.2">JLS 12.4.2</a>). The same
     * happens when the memory or the threads are missing that the first virtual thread and this first read need. When
     * memory or threads are missing later, a virtual thread may stop for ever, or run although its start has thrown.
     *
     * <p>If this handler throws, its thread ends, and other connections are not affected. But no code closes its own
     * connection then. So guard the handler first: {@link #guarded()}.
     */
    default ConnectionHandler onVirtualThread() {
        throw new UnsupportedOperationException(
                "TODO 2.4: start a virtual thread for each connection, and return at once");
    }

    /**
     * Returns a handler whose {@code handle} does not throw. It runs this handler on the calling thread. When this handler
     * throws, even an error such as {@link StackOverflowError}, the failure is logged in one line and affects no other
     * connection. The connection is closed in any case, also when this handler did not close it. An {@code IOException} of
     * {@code close} is not thrown either. It is logged, unless this handler has thrown: then it need not be.
     *
     * <p>The connection is closed when {@code handle} returns. So guard the handler that serves the connection:
     * {@code handler.guarded().onVirtualThread()}, and not the other way round.
     */
    default ConnectionHandler guarded() {
        throw new UnsupportedOperationException(
                "TODO 2.5: catch everything that handle throws, log it, and always close the connection");
    }

    /**
     * Returns a handler that gives back one permit when this handler has returned or thrown. It is the other half of
     * {@link AcceptLoop#runLimited}, which takes one permit for each connection. It throws what this handler throws.
     *
     * @param permits the permits of the accept loop
     */
    default ConnectionHandler releasing(Semaphore permits) {
        throw new UnsupportedOperationException("TODO 2.7: release a permit when the handler has returned or thrown");
    }
}

package workshop.accept;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Semaphore;
import org.slf4j.LoggerFactory;

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
    // 2.4
    default ConnectionHandler onVirtualThread() {
        return connection -> {
            try {
                Thread.startVirtualThread(() -> handleUnchecked(connection));
            } catch (RuntimeException | Error e) {
                // No thread owns the connection, so it must be closed here.
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
     * Returns a handler whose {@code handle} does not throw. It runs this handler on the calling thread. When this handler
     * throws, even an error such as {@link StackOverflowError}, the failure is logged in one line and affects no other
     * connection. The connection is closed in any case, also when this handler did not close it. An {@code IOException} of
     * {@code close} is not thrown either. It is logged, unless this handler has thrown: then it need not be.
     *
     * <p>The connection is closed when {@code handle} returns. So guard the handler that serves the connection:
     * {@code handler.guarded().onVirtualThread()}, and not the other way round.
     */
    // 2.5
    default ConnectionHandler guarded() {
        return connection -> {
            String name = "a connection";
            try (connection) {
                // A closed channel no longer has the client's address, so this must come first.
                name = connection.toString();
                handle(connection);
            } catch (Throwable failure) {
                // To catch Exception would not be enough: deeply nested input causes a StackOverflowError.
                logEnd(name, failure);
            }
        };
    }

    private static void logEnd(String name, Throwable failure) {
        try {
            LoggerFactory.getLogger(ConnectionHandler.class).warn("{} ended: {}", name, oneLine(failure));
        } catch (RuntimeException | Error e) {
            // The log line needs memory too. The caller must go on without it.
        }
    }

    /** The error message may contain input of the client. A line break in it must not start a second log line. */
    private static String oneLine(Throwable failure) {
        try {
            return failure.toString().replace("\r", "\\r").replace("\n", "\\n");
        } catch (RuntimeException | Error e) {
            // The code that computes the error message may fail too.
            return failure.getClass().getName();
        }
    }

    /**
     * Returns a handler that gives back one permit when this handler has returned or thrown. It is the other half of
     * {@link AcceptLoop#runLimited}, which takes one permit for each connection. It throws what this handler throws.
     *
     * @param permits the permits of the accept loop
     */
    // 2.7
    default ConnectionHandler releasing(Semaphore permits) {
        return connection -> {
            try {
                handle(connection);
            } finally {
                permits.release();
            }
        };
    }
}

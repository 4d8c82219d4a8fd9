package workshop.accept;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Semaphore;

/** Serves each connection on a platform thread. */
@FunctionalInterface
public interface ConnectionHandler {

    void handle(SocketChannel connection) throws IOException;

    default ConnectionHandler onVirtualThread() {
        return connection -> {
            Thread thread = new Thread(() -> {
                try {
                    handle(connection);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            thread.setDaemon(true);
            thread.start();
        };
    }

    default ConnectionHandler guarded() {
        return connection -> {
            try {
                handle(connection);
            } catch (Exception | Error e) {
                System.getLogger("connections").log(System.Logger.Level.DEBUG, "failed", e);
            } finally {
                try {
                    connection.close();
                } catch (IOException e) {
                    System.getLogger("connections").log(System.Logger.Level.DEBUG, "not closed", e);
                }
            }
        };
    }

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

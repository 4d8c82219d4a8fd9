package workshop.accept;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;

/** Platform threads, and places that are counted by hand. */
@FunctionalInterface
public interface ConnectionHandler {

    void handle(SocketChannel connection) throws IOException;

    default ConnectionHandler inItsOwnThread() {
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

    default ConnectionHandler atMost(int limit) {
        if (limit <= 0) {
            throw new IllegalArgumentException("no such limit: " + limit);
        }
        Places places = new Places(limit);
        ConnectionHandler served = connection -> {
            try {
                handle(connection);
            } finally {
                places.leave();
            }
        };
        return connection -> {
            places.enter();
            served.inItsOwnThread().handle(connection);
            places.waitForOne();
        };
    }
}

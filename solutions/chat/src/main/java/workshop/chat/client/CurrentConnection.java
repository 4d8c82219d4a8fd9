package workshop.chat.client;

import java.io.IOException;
import java.util.Optional;

/**
 * The connection that a client has at the moment, if it has one.
 *
 * <p>Thread-safe.
 */
final class CurrentConnection {

    /** Null while there is no connection. */
    private Conversation conversation;

    /** There will be no further connection. */
    private boolean ended;

    /** There is a new connection. */
    synchronized void set(Conversation connected) {
        conversation = connected;
        notifyAll();
    }

    /** The connection has ended. */
    synchronized void clear() {
        conversation = null;
    }

    /** The client has ended, and will not connect again. */
    synchronized void end() {
        conversation = null;
        ended = true;
        notifyAll();
    }

    synchronized Optional<Conversation> get() {
        return Optional.ofNullable(conversation);
    }

    /**
     * The connection.
     *
     * @throws IOException if there is none at the moment
     */
    Conversation require() throws IOException {
        return get().orElseThrow(() -> new IOException("not connected"));
    }

    /**
     * Waits until there is a connection.
     *
     * @return false if the client has ended, and there will be none
     */
    synchronized boolean await() throws InterruptedException {
        while (conversation == null && !ended) {
            wait();
        }
        return conversation != null;
    }
}

package workshop.async;

import java.nio.ByteBuffer;

/**
 * Handles the messages that a connection receives. Its methods are called by one thread at a time, usually a thread of
 * the channel's group, in the order of the messages. They must not block. While one of them runs, the connection reads
 * nothing more.
 */
@FunctionalInterface
public interface MessageHandler {

    /**
     * Handles the next message.
     *
     * @param message the message, in a buffer of its own that the handler may keep and share
     * @throws Exception to close this connection, and no other; {@link AsyncConnection#closed()} fails with the
     *     exception
     */
    void message(ByteBuffer message) throws Exception;

    /**
     * Called when all messages of one read were passed to {@link #message}. A handler that has added bytes to queues
     * flushes them here, so that they leave in few writes.
     */
    default void readComplete() {}
}

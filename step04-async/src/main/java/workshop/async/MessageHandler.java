package workshop.async;

import java.nio.ByteBuffer;

/**
 * What a connection does with the messages that it receives. Called on a thread of the channel's group, by one thread at
 * a time and in the order of the messages. It must not block; while it runs, nothing more is read from this connection.
 */
@FunctionalInterface
public interface MessageHandler {

    /**
     * Takes the next message.
     *
     * @param message in a buffer of its own, which may be kept and shared
     * @throws Exception to end this connection, and no other, with this for a reason
     */
    void message(ByteBuffer message) throws Exception;

    /**
     * All that one read brought has been handed over. What was put into queues meanwhile can leave now, and much of it in
     * one write.
     */
    default void readComplete() {}
}

package workshop.zerocopy;

import java.io.IOException;

/** Is called for each message that a {@link MessageConsumer} receives. */
@FunctionalInterface
public interface MessageHandler {

    /**
     * Handles a message, on the thread that reads: while this runs, nothing is read. A server that waits for its clients is
     * held back by TCP. A nats-server buffers for this one, and closes the connection when that is too much or takes too long.
     *
     * @param message the message, valid only until this returns: the next one overwrites it
     * @throws IOException ends the consuming, and comes out of {@link MessageConsumer#consume()}
     */
    void onMessage(Message message) throws IOException;
}

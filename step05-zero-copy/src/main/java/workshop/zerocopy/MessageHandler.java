package workshop.zerocopy;

import java.io.IOException;

/** Is called for each message that a {@link MessageConsumer} receives. */
@FunctionalInterface
public interface MessageHandler {

    /**
     * Handles a message, on the thread that reads: while this runs, nothing is read, and the server is held back by TCP.
     *
     * @param message the message, valid only until this returns: the next one overwrites it
     * @throws IOException ends the consuming, and comes out of {@link MessageConsumer#consume()}
     */
    void onMessage(Message message) throws IOException;
}

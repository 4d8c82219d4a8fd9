package workshop.zerocopy;

import java.io.IOException;

/** Is called for each message that a {@link MessageConsumer} receives. */
@FunctionalInterface
public interface MessageHandler {

    /**
     * Handles a message, on the thread that reads. While this runs, nothing is read. A server that waits for its
     * clients is slowed down by TCP's flow control (backpressure). A nats-server keeps the messages for a slow consumer
     * in a buffer, and closes the connection if too many bytes wait, if a write takes too long, or if its PINGs get no
     * answer.
     *
     * @param message the message; it is valid only until this call returns, because the next message overwrites it
     * @throws IOException ends the consumer; {@link MessageConsumer#consume()} throws it to its caller
     */
    void onMessage(Message message) throws IOException;
}

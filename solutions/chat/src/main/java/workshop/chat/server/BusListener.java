package workshop.chat.server;

import workshop.chat.protocol.Message.Broadcast;

/** Is called with what comes over a {@link Bus}, by any thread. It must not block. */
public interface BusListener {

    /** A guest of another server said something. */
    void received(Broadcast broadcast);

    /** There is news of the bus itself, in a sentence for all guests. */
    void tell(String text);
}

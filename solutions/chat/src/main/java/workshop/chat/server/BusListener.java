package workshop.chat.server;

import workshop.chat.protocol.Message.Broadcast;

/** Who hears what a {@link Bus} brings. Called on any thread, which must not be blocked. */
public interface BusListener {

    /** Somebody said something on another server. */
    void heard(Broadcast broadcast);

    /** Something about the bus itself that everybody should know, in words. */
    void tell(String text);
}

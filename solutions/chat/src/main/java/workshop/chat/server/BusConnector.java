package workshop.chat.server;

/** Connects a room to a {@link Bus}. */
@FunctionalInterface
public interface BusConnector {

    /**
     * Starts to connect, and does not wait for it. Guests can talk without the bus.
     *
     * @param listener is called from now on
     */
    Bus connect(BusListener listener);
}

package workshop.chat.server;

/** Connects a room to a {@link Bus}. */
@FunctionalInterface
public interface BusConnector {

    /**
     * Starts to connect, and does not wait for it: a bus that is away must keep nobody from talking.
     *
     * @param listener hears what comes over the bus, from now on
     */
    Bus connect(BusListener listener);
}

package workshop.chat.server;

import workshop.chat.protocol.Message.Broadcast;

/** Carries what is said on one server to the others. No method waits for the network, and none throws. */
public interface Bus extends AutoCloseable {

    /** For a server that is alone. */
    BusConnector NONE = listener -> new Bus() {
        @Override
        public void publish(Broadcast broadcast) {}

        @Override
        public void close() {}
    };

    /**
     * Tells the other servers, each of them at most once, and in order. What gets lost on the way is said there.
     *
     * @param broadcast what a guest of this server said
     */
    void publish(Broadcast broadcast);

    /** Leaves the bus. Closing twice is harmless. */
    @Override
    void close();
}

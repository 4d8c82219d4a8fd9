package workshop.chat.server;

import java.util.Optional;
import java.util.function.Consumer;
import workshop.chat.protocol.Message.Broadcast;

/** Carries messages from one server to the others. No method throws, and only {@link #close} waits. */
public interface Bus extends AutoCloseable {

    /** For a server without others. */
    BusConnector NONE = listener -> new Bus() {
        @Override
        public void publish(Broadcast broadcast, Consumer<String> onRefused) {}

        @Override
        public Optional<String> outage() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    };

    /**
     * Sends a message to the other servers, to each of them at most once, and in order. If it is lost, the guests of all
     * servers are told.
     *
     * @param broadcast what a guest of this server said
     * @param onRefused is called at once with a sentence for the speaker, if the bus does not accept this message
     */
    void publish(Broadcast broadcast, Consumer<String> onRefused);

    /** A sentence for new guests, while messages do not get to all servers and back; empty otherwise. */
    Optional<String> outage();

    /** Sends what was published before, and leaves the bus. Waits for that for some seconds at most. Idempotent. */
    @Override
    void close();
}

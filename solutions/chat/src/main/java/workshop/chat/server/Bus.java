package workshop.chat.server;

import java.util.Optional;
import java.util.function.Consumer;
import workshop.chat.protocol.Message.Broadcast;

/** Carries what is said on one server to the others. No method waits for the network, and none throws. */
public interface Bus extends AutoCloseable {

    /** For a server that is alone. */
    BusConnector NONE = listener -> new Bus() {
        @Override
        public void publish(Broadcast broadcast, Consumer<String> refused) {}

        @Override
        public Optional<String> trouble() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    };

    /**
     * Tells the other servers, each of them at most once, and in order. What gets lost on the way is told to the guests of
     * all servers.
     *
     * @param broadcast what a guest of this server said
     * @param refused is called at once with a sentence for the speaker, if the bus does not take this very message
     */
    void publish(Broadcast broadcast, Consumer<String> refused);

    /** What a guest who comes now should know about the bus, as a sentence; nothing if all is well. */
    Optional<String> trouble();

    /** Leaves the bus. Closing twice is harmless. */
    @Override
    void close();
}

package workshop.benchmarks.load;

import java.io.IOException;
import workshop.benchmarks.Nats;

/** The kinds of load. */
public enum Load {
    /** Sends messages to a consumer; the size is that of a payload, in bytes. */
    FEED,
    /** Publishes messages to a real nats-server; the size is that of a payload, in bytes. */
    PUBLISH,
    /** Reads what a sender sends, and discards it. */
    SINK,
    /** Clients of a room; the size is the number of messages in flight. */
    ROOM,
    /** Clients of an echo server; the size is their number. */
    ECHO;

    /** Returns whether the load connects to the port of a server. Otherwise it has a port itself. */
    public boolean connects() {
        return this == ROOM || this == ECHO || this == PUBLISH;
    }

    /** Makes a line to one contender. */
    Line line(int port, int size) throws IOException {
        return switch (this) {
            case FEED -> Feed.toConsumer(Nats.delivered(size));
            case PUBLISH -> Feed.toServer(port, Nats.published(size));
            case SINK -> new Sink();
            case ROOM -> new Room(port, size);
            case ECHO -> new Echo(port, size);
        };
    }
}

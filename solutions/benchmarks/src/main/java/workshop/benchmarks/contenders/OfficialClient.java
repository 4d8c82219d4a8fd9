package workshop.benchmarks.contenders;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;

/** Connections of the official client. */
final class OfficialClient {

    private OfficialClient() {}

    static Connection connect(Assignment assignment) throws IOException, InterruptedException {
        // One setting departs from the defaults, and has no part in the measurement: when a run is over and the other
        // side
        // hangs up, it shall not try again.
        Options options =
                Options.builder().server(assignment.url()).noReconnect().build();
        return Nats.connect(options);
    }
}

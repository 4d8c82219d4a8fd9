package workshop.benchmarks.contenders;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;

/** Makes connections of the official client. */
final class OfficialClient {

    private OfficialClient() {}

    static Connection connect(Assignment assignment) throws IOException, InterruptedException {
        // Two settings differ from the defaults, and do not affect the measurement. The client does not reconnect when
        // a run is over and the peer closes the connection. And it logs no errors.
        Options options = Options.builder()
                .server(assignment.url())
                .noReconnect()
                .errorListener(new ErrorListener() {})
                .build();
        return Nats.connect(options);
    }
}

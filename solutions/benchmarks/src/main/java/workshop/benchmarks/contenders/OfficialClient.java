package workshop.benchmarks.contenders;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;

/** Connections of the official client. */
final class OfficialClient {

    private OfficialClient() {}

    static Connection connect(Assignment assignment) throws IOException, InterruptedException {
        // Two settings depart from the defaults, and have no part in what is measured. When a run is over and the other
        // side hangs up, it shall not try again. And it shall keep to itself what it would log.
        Options options = Options.builder()
                .server(assignment.url())
                .noReconnect()
                .errorListener(new ErrorListener() {})
                .build();
        return Nats.connect(options);
    }
}

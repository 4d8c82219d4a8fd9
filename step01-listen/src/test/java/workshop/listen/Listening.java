package workshop.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;

/** A method of {@link Listener} that listens on a port. */
interface Listening {

    Listener on(int port) throws IOException;

    /** Listens on the largest port. Another program may use it: then an IOException is right. */
    default void onTheLargestPort() throws IOException {
        IOException refused = null;
        // Another program may also use the port for a moment, as these tests do.
        for (int i = 0; i < 20; i++) {
            try {
                ServerSocketChannel channel = on(65_535).channel();
                try (channel) {
                    assertThat(Loopback.portOf(channel))
                            .as("the port of a listener that should listen on port 65535")
                            .isEqualTo(65_535);
                }
                return;
            } catch (IOException e) {
                refused = e;
            }
            if (!Loopback.canBeBound(65_535)) {
                return;
            }
        }
        throw refused;
    }
}

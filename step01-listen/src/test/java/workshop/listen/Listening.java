package workshop.listen;

import java.io.IOException;

/** A method of {@link Listener} that listens on a port. */
interface Listening {

    Listener on(int port) throws IOException;

    /** Listens on the largest port. Another program may use it: then an IOException is right. */
    default void onTheLargestPort() throws IOException {
        IOException refused = null;
        // Another program may also use the port for a moment, as these tests do.
        for (int i = 0; i < 20; i++) {
            try {
                on(65_535).channel().close();
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

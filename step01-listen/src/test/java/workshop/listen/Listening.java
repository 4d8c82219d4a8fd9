package workshop.listen;

import java.io.IOException;

/** A method of {@link Listener} that listens on a port. */
interface Listening {

    Listener on(int port) throws IOException;

    /** Listens on the largest port. Another program may use it: then an IOException is right. */
    default void onTheLargestPort() throws IOException {
        Listener listener;
        try {
            listener = on(65_535);
        } catch (IOException inUse) {
            return;
        }
        listener.channel().close();
    }
}

package workshop.async;

import java.io.IOException;

/** The reason for closing a connection: the peer reads too slowly, and the queue for it is full. */
public final class SlowConsumerException extends IOException {

    private static final long serialVersionUID = 1;

    /** @param message names the peer and the limit */
    public SlowConsumerException(String message) {
        super(message);
    }
}

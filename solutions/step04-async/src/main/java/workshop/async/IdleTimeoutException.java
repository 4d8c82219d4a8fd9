package workshop.async;

import java.io.IOException;

/** Why a connection was closed: nothing has come from its peer for too long, so that it is probably gone. */
public final class IdleTimeoutException extends IOException {

    private static final long serialVersionUID = 1;

    /** With how long the peer was silent, and who it is. */
    public IdleTimeoutException(String message) {
        super(message);
    }
}

package workshop.async;

import java.io.IOException;

/** The reason for closing an idle connection: no bytes came within the idle timeout, so the peer is probably gone. */
public final class IdleTimeoutException extends IOException {

    private static final long serialVersionUID = 1;

    /** @param message names the peer */
    public IdleTimeoutException(String message) {
        super(message);
    }
}

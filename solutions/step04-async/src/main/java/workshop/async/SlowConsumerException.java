package workshop.async;

import java.io.IOException;

/** Why a connection was closed: its peer reads more slowly than others write to it, and too much waits for it. */
public final class SlowConsumerException extends IOException {

    private static final long serialVersionUID = 1;

    /** With what waits, and for whom. */
    public SlowConsumerException(String message) {
        super(message);
    }
}

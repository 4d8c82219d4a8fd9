package workshop.accept;

import java.io.IOException;

/** Thrown by handlers of the tests on purpose. */
final class DeliberateException extends RuntimeException {

    private static final long serialVersionUID = 1;

    DeliberateException() {
        super("deliberate");
    }

    /** Whether a failure is such an exception, or was caused by one. */
    static boolean isIn(Throwable failure) {
        return failure != null && (failure instanceof DeliberateException || isIn(failure.getCause()));
    }

    /** Throws an exception of any type. */
    static void throwAny(Throwable thrown) throws IOException {
        switch (thrown) {
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalArgumentException(thrown);
        }
    }
}

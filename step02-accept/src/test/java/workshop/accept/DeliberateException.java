package workshop.accept;

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

    /** Throws an exception of any type, also where no {@code throws} allows it: as code in other JVM languages can. */
    @SuppressWarnings("unchecked")
    static <E extends Throwable> void throwAny(Throwable thrown) throws E {
        throw (E) thrown;
    }
}

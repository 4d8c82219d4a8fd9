package workshop.accept;

/** What a handler of the tests throws on purpose. */
final class Poison extends RuntimeException {

    private static final long serialVersionUID = 1;

    Poison() {
        super("poison");
    }

    /** Whether a failure is this one, or was caused by it. */
    static boolean isIn(Throwable failure) {
        return failure != null && (failure instanceof Poison || isIn(failure.getCause()));
    }
}

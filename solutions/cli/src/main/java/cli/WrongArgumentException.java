package cli;

/** An argument names a step or an exercise that does not exist. The message says which ones do. */
final class WrongArgumentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongArgumentException(String message) {
        super(message);
    }
}

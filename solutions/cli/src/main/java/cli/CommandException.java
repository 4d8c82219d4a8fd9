package cli;

/** Ends the command with exit code 1. The message says why, and what to do. */
final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CommandException(String message) {
        super(message);
    }

    CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}

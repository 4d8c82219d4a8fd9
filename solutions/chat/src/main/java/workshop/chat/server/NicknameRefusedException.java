package workshop.chat.server;

/** A nickname is invalid, or is too much like one that another guest has. The error message says why, for a human. */
final class NicknameRefusedException extends Exception {

    private static final long serialVersionUID = 1;

    NicknameRefusedException(String reason) {
        super(reason);
    }
}

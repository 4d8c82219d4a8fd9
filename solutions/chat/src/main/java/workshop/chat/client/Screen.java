package workshop.chat.client;

/** What the user of a client sees. Thread-safe. */
public interface Screen {

    /**
     * Shows a chat message.
     *
     * @param from the speaker's name, as the server sends it; like {@code text}, it may contain any character, control
     *     characters too
     */
    void showMessage(String from, String text);

    /** Shows what the client itself has to say, such as "trying again". */
    void showNote(String text);

    /** The server has granted this nickname: the others see it from now on. */
    void nicknameGranted(String nickname);

    /** The user has no nickname: there is no connection, or a new one on which no nickname has been granted yet. */
    void nicknameLost();
}

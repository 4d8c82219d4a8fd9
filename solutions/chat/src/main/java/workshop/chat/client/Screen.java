package workshop.chat.client;

/** What the user of a client sees. Called on the client's thread, one at a time. */
public interface Screen {

    /**
     * Somebody said something.
     *
     * @param from as the server calls them; like {@code text}, it may contain anything, control characters too
     */
    void said(String from, String text);

    /** The client has something to say about what it is doing. */
    void note(String text);

    /** The server calls the user this from now on. */
    void renamed(String nickname);
}

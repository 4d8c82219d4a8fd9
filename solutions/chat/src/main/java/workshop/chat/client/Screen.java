package workshop.chat.client;

import java.util.Optional;

/** What the user of a client sees. Called by any thread. */
public interface Screen {

    /**
     * Somebody said something.
     *
     * @param from as the server calls them; like {@code text}, it may contain anything, control characters too
     */
    void said(String from, String text);

    /** The client has something to say about what it is doing. */
    void note(String text);

    /**
     * What others see as the user's name has changed.
     *
     * @param nickname what the server calls the user from now on; nothing when there is no connection any more, or a new
     *     one on which no nickname is granted yet
     */
    void called(Optional<String> nickname);
}

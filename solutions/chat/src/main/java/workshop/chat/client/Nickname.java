package workshop.chat.client;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import workshop.chat.protocol.Message.SetNickname;
import workshop.client.Backoff;

/**
 * What the user is called: the nickname that is wanted, and what becomes of it on each connection.
 *
 * <pre>
 *  connected: without a name -- ask --> granted: this name, also on the next connection
 *                 ^    |
 *                 |    +--- refused: ask again after a pause that grows, until it is granted,
 *                 |         the user asks for another, or the connection ends
 *                 +-------- the connection is lost
 * </pre>
 *
 * <p>A nickname that the user had is mostly refused because the server has not noticed yet that the connection before
 * this one is lost, and so still gives the name to that.
 *
 * <p>Safe for use by several threads.
 */
final class Nickname {

    private static final Executor VIRTUAL_THREADS = Thread::startVirtualThread;

    private final Screen screen;
    private final Backoff backoff;

    /** Held while a request is sent: the server hears them in the order in which they were made. */
    private final Object asking = new Object();

    private UUID lastRequest;

    // The lock of these is this nickname.
    private Optional<String> wanted;
    private boolean granted;
    private int refusals;

    /**
     * The user's nickname.
     *
     * @param wanted to ask for on each connection, until another is granted
     * @param backoff how long to wait before a refused nickname is asked for again
     */
    Nickname(Optional<String> wanted, Screen screen, Backoff backoff) {
        this.wanted = wanted;
        this.screen = screen;
        this.backoff = backoff;
    }

    /** Asks on a new connection for what is wanted, if anything. */
    void connected(Conversation conversation) throws IOException {
        Optional<String> name = wanted();
        if (name.isPresent()) {
            ask(conversation, name.get());
        }
    }

    private synchronized Optional<String> wanted() {
        return wanted;
    }

    /** Asks for a nickname. */
    void ask(Conversation conversation, String name) throws IOException {
        UUID id = UUID.randomUUID();
        synchronized (asking) {
            lastRequest = id;
            conversation.ask(id, new SetNickname(id, name));
        }
    }

    /** The server has said yes. It does so in the order of the requests: the last name that it grants is the user's. */
    synchronized void granted(SetNickname request) {
        wanted = Optional.of(request.nickname());
        granted = true;
        refusals = 0;
        screen.called(wanted);
    }

    /** The server has said no. */
    synchronized void refused(Conversation conversation, SetNickname request, String reason) {
        boolean again = !granted && wanted.equals(Optional.of(request.nickname()));
        if (!again || refusals == 0) {
            screen.note("the nickname is refused: " + reason + (again ? " (it will be asked for again)" : ""));
        }
        if (again) {
            refusals++;
            Executor later = CompletableFuture.delayedExecutor(
                    backoff.delayAfter(refusals).toMillis(), TimeUnit.MILLISECONDS, VIRTUAL_THREADS);
            later.execute(() -> askAgain(conversation, request));
        }
    }

    private void askAgain(Conversation conversation, SetNickname refused) {
        synchronized (asking) {
            boolean last = refused.request().equals(lastRequest);
            try {
                if (last) {
                    ask(conversation, refused.nickname());
                }
            } catch (IOException e) {
                // The connection is lost. It will be asked for on the next one.
            }
        }
    }

    /** Nobody is called anything without a connection. */
    synchronized void disconnected() {
        granted = false;
        refusals = 0;
        screen.called(Optional.empty());
    }
}

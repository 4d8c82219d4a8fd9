package workshop.chat.client;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import workshop.chat.protocol.Message.SetNickname;
import workshop.client.Backoff;

/**
 * The user's nickname: the one that is wanted, and whether the server has granted it on the current connection.
 *
 * <pre>
 *  connected: without a name -- request --> granted: this name, also on the next connection
 *                 ^    |
 *                 |    +--- refused: request it again after a delay that grows, until it is granted,
 *                 |         the user wants another, or the connection ends
 *                 +-------- the connection is lost
 * </pre>
 *
 * <p>Why a nickname that the user had may be refused: the server has often not noticed yet that the connection before
 * this one is lost, and so the nickname still belongs to that one.
 *
 * <p>Thread-safe.
 */
final class Nickname {

    private static final Executor VIRTUAL_THREADS = Thread::startVirtualThread;

    private final Screen screen;
    private final Backoff backoff;

    /** Held while a request is sent: the server receives the requests in the order in which they were made. */
    private final Object requestLock = new Object();

    /** Guarded by {@link #requestLock}. */
    private UUID lastRequest;

    // Guarded by this.
    private String wanted;
    private boolean granted;
    private int refusals;

    /**
     * The user's nickname.
     *
     * @param wanted to request on each connection, until another is granted; null for none
     * @param backoff how long to wait before a refused nickname is requested again
     */
    Nickname(String wanted, Screen screen, Backoff backoff) {
        this.wanted = wanted;
        this.screen = screen;
        this.backoff = backoff;
    }

    /** Requests the wanted nickname, if there is one, on a new connection. */
    void connected(Conversation conversation) throws IOException {
        String name = wanted();
        if (name != null) {
            request(conversation, name);
        }
    }

    private synchronized String wanted() {
        return wanted;
    }

    /** Requests a nickname, and tells the user if it is refused. */
    void request(Conversation conversation, String name) throws IOException {
        forgetRefusals();
        send(conversation, name);
    }

    /** The user is told only of the first refusal in a row. */
    private synchronized void forgetRefusals() {
        refusals = 0;
    }

    private void send(Conversation conversation, String name) throws IOException {
        UUID id = UUID.randomUUID();
        synchronized (requestLock) {
            conversation.sendRequest(id, new SetNickname(id, name));
            lastRequest = id;
        }
    }

    /** The server has granted a request. It answers in the order of the requests, so the last name granted is the user's. */
    synchronized void granted(SetNickname request) {
        wanted = request.nickname();
        granted = true;
        refusals = 0;
        screen.nicknameGranted(wanted);
    }

    /** The server has refused a request. */
    synchronized void refused(Conversation conversation, SetNickname request, String reason) {
        boolean again = !granted && request.nickname().equals(wanted);
        if (!again || refusals == 0) {
            screen.showNote("the nickname is refused: " + reason + (again ? " (it will be asked for again)" : ""));
        }
        if (again) {
            refusals++;
            Executor later = CompletableFuture.delayedExecutor(
                    backoff.delayAfter(refusals).toMillis(), TimeUnit.MILLISECONDS, VIRTUAL_THREADS);
            later.execute(() -> requestAgain(conversation, request));
        }
    }

    private void requestAgain(Conversation conversation, SetNickname refused) {
        synchronized (requestLock) {
            boolean last = refused.request().equals(lastRequest);
            try {
                if (last) {
                    send(conversation, refused.nickname());
                }
            } catch (IOException e) {
                // The connection is lost. The nickname will be requested on the next one.
            }
        }
    }

    /** There is no connection any more, and so no nickname. */
    synchronized void disconnected() {
        granted = false;
        refusals = 0;
        screen.nicknameLost();
    }
}

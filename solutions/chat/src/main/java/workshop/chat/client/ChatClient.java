package workshop.chat.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import workshop.chat.protocol.Message;
import workshop.chat.protocol.Message.Ack;
import workshop.chat.protocol.Message.Broadcast;
import workshop.chat.protocol.Message.Chat;
import workshop.chat.protocol.Message.Nak;
import workshop.chat.protocol.Message.SetNickname;
import workshop.chat.protocol.Message.WhoRequest;
import workshop.chat.protocol.Message.WhoResponse;
import workshop.client.Backoff;
import workshop.client.Connector;

/**
 * Stays in a chat room: connects, and connects again whenever the connection is lost, until {@link #quit()}.
 *
 * <pre>
 *  connecting ---> talking --- lost ---> pausing ---> connecting ...
 *      |              |                     |
 *      +--------------+------- quit --------+----> done
 *  too many attempts in a row ---> IOException
 * </pre>
 *
 * <p>One thread calls {@link #run()}. All other methods are thread-safe. If a thread that sends is interrupted, the
 * connection is lost.
 */
public final class ChatClient {

    /** A connection that ends sooner is a failed attempt, so that a full server is not tried again at once. */
    private static final Duration MIN_CONNECTION_TIME = Duration.ofSeconds(5);

    private final String host;
    private final int port;
    private final Screen screen;
    private final ClientOptions options;
    private final Backoff backoff;
    private final Nickname nickname;
    private final CurrentConnection current = new CurrentConnection();

    /** A permit ends the pause before the next attempt. */
    private final Semaphore retry = new Semaphore(0);

    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean quitting;

    /**
     * A client that does nothing yet.
     *
     * @param nickname to ask for as soon as it is connected, at most 255 bytes of UTF-8; null for none
     */
    public ChatClient(String host, int port, String nickname, Screen screen, ClientOptions options) {
        this.host = host;
        this.port = port;
        this.screen = screen;
        this.options = options;
        this.backoff = new Backoff(
                options.firstRetryDelay(), options.maxRetryDelay(), options.maxAttempts(), new Random(), this::pause);
        this.nickname = new Nickname(nickname, screen, backoff);
    }

    /**
     * Chats until {@link #quit()}.
     *
     * @throws IOException if {@link ClientOptions#maxAttempts()} attempts in a row have failed; the error message names
     *     host and port
     * @throws InterruptedException if this thread is interrupted while it waits to connect again
     */
    @SuppressWarnings("try") // The heartbeat beats by itself.
    public void run() throws IOException, InterruptedException {
        try (Heartbeat heartbeat = Heartbeat.start(current, options)) {
            while (!quitting) {
                backoff.retry(this::connectAndTalk);
                if (!quitting) {
                    pause(backoff.delayAfter(1));
                }
            }
        } finally {
            done.countDown();
            current.end();
        }
    }

    /** Waits before the next attempt, unless the user has quit or wants to try at once. */
    private void pause(Duration time) throws InterruptedException {
        retry.drainPermits();
        if (!quitting) {
            screen.showNote(String.format(Locale.ROOT, "trying again in %.1f s", time.toMillis() / 1000.0));
            retry.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Ends the pause before the next attempt to connect. Without a pause it does nothing. */
    public void retryNow() {
        retry.release();
    }

    /** One attempt. A connection that the server closes at once is a failed attempt, like a connect that fails. */
    private Void connectAndTalk() throws IOException {
        if (quitting) {
            return null;
        }
        long start;
        String end;
        try (Conversation conversation =
                new Conversation(Connector.connect(host, port, options.connectTimeout()), screen::showNote)) {
            start = System.nanoTime();
            end = talk(conversation);
        } catch (IOException e) {
            if (quitting) {
                return null;
            }
            screen.showNote(e.getMessage());
            throw e;
        } finally {
            current.clear();
            nickname.disconnected();
        }
        if (quitting) {
            return null;
        }
        screen.showNote(end);
        if (System.nanoTime() - start < MIN_CONNECTION_TIME.toNanos()) {
            throw new IOException(end);
        }
        return null;
    }

    /** Receives until the end. A client that is always reading notices soonest that its connection is lost. */
    private String talk(Conversation conversation) {
        try {
            // First the nickname, then the connection is there to be used: so all is said under the nickname.
            nickname.connected(conversation);
            current.set(conversation);
            // quit() may have run while we connected. Then it has not found this connection to end it.
            if (quitting) {
                return "the user has quit";
            }
            // An IPv6 address needs brackets, because a colon separates the port.
            boolean bare = host.contains(":") && !host.startsWith("[");
            screen.showNote("connected to " + (bare ? "[" + host + "]" : host) + ":" + port);
            Optional<Message> message = conversation.receive();
            while (message.isPresent()) {
                handle(conversation, message.get());
                message = conversation.receive();
            }
            return "the server has ended the connection";
        } catch (IOException e) {
            return "the connection is lost: " + e.getMessage();
        }
    }

    private void handle(Conversation conversation, Message message) {
        switch (message) {
            case Broadcast broadcast -> screen.showMessage(broadcast.from(), broadcast.text());
            case Ack ack ->
                conversation.takePending(ack.request(), SetNickname.class).ifPresent(nickname::granted);
            case Nak nak ->
                conversation
                        .takePending(nak.request(), SetNickname.class)
                        .ifPresent(request -> nickname.refused(conversation, request, nak.reason()));
            case WhoResponse who ->
                conversation
                        .takePending(who.request(), WhoRequest.class)
                        .ifPresent(request -> screen.showNote(who.guests()));
            default -> {
                // A keepalive needs no answer, and messages of other types are meant for servers.
            }
        }
    }

    /**
     * Asks the server for a nickname. The response appears on the screen. When the connection is lost, the client asks for
     * the same nickname on the next one.
     *
     * @throws IOException if there is no connection, or it is broken
     * @throws IllegalArgumentException if the name is longer than the protocol allows
     */
    public void rename(String name) throws IOException {
        nickname.request(current.require(), name);
    }

    /**
     * Asks the server who is here. The response appears on the screen. Only this workshop's server answers; with another
     * one, the screen shows after a while that it does not.
     *
     * @throws IOException if there is no connection, or it is broken
     */
    public void who() throws IOException {
        Conversation conversation = current.require();
        UUID id = UUID.randomUUID();
        conversation.sendRequest(id, new WhoRequest(id));
        CompletableFuture.delayedExecutor(options.responseTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> conversation
                        .takePending(id, WhoRequest.class)
                        .ifPresent(request -> screen.showNote("this server does not tell who is here")));
    }

    /**
     * Says something to all other guests.
     *
     * @throws IOException if there is no connection, or it is broken; then the text is not sent later either
     * @throws IllegalArgumentException if the text is longer than the protocol allows
     */
    public void say(String text) throws IOException {
        current.require().send(new Chat(text));
    }

    /**
     * Waits until there is a connection.
     *
     * @return false if {@link #run()} has ended, and there will be none
     */
    public boolean awaitConnection() throws InterruptedException {
        return current.await();
    }

    /**
     * Ends {@link #run()}. The server still receives all that was said before: the client ends its output, and closes the
     * connection when the server has ended its own, or after {@link ClientOptions#closeTimeout()}. Returns when that is
     * done; at once if this thread is interrupted. Not for methods of the {@link Screen}: they would wait for themselves.
     */
    public void quit() {
        quitting = true;
        retry.release();
        current.get().ifPresent(this::closeGracefully);
    }

    private void closeGracefully(Conversation last) {
        try {
            last.endOutput();
            done.await(options.closeTimeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (IOException e) {
            // The connection is lost already.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        last.close("the user has quit");
    }
}

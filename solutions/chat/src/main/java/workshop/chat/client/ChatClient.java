package workshop.chat.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import workshop.chat.protocol.Message;
import workshop.chat.protocol.Message.Ack;
import workshop.chat.protocol.Message.Broadcast;
import workshop.chat.protocol.Message.Chat;
import workshop.chat.protocol.Message.Keepalive;
import workshop.chat.protocol.Message.Nak;
import workshop.chat.protocol.Message.SetNickname;
import workshop.chat.protocol.Message.WhoRequest;
import workshop.chat.protocol.Message.WhoResponse;
import workshop.client.Backoff;
import workshop.client.Connector;

/**
 * Stays in a chat room: connects, and connects again whenever the connection is lost, until it is told to quit.
 *
 * <pre>
 *  connecting ---> talking --- lost ---> pausing ---> connecting ...
 *      |              |                     |
 *      +--------------+------- quit --------+----> done
 *  too many attempts in a row ---> IOException
 * </pre>
 *
 * <p>One thread runs it; any thread may say something, ask the server for something, or quit.
 */
public final class ChatClient {

    /** A conversation that ends sooner counts as a failed attempt, or a server that is full would be hammered. */
    private static final Duration WORTH_IT = Duration.ofSeconds(5);

    private final String host;
    private final int port;
    private final Screen screen;
    private final Patience patience;
    private final Backoff backoff;
    private final Nickname nickname;

    /** A permit ends the pause before the next attempt. */
    private final Semaphore hurry = new Semaphore(0);

    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean quitting;

    /** The lock of this is the client, which notifies when it changes. */
    private Optional<Conversation> current = Optional.empty();

    /**
     * A client that does nothing yet.
     *
     * @param nickname to ask for as soon as it is connected, if any
     */
    public ChatClient(String host, int port, Optional<String> nickname, Screen screen, Patience patience) {
        this.host = host;
        this.port = port;
        this.screen = screen;
        this.patience = patience;
        this.backoff = new Backoff(
                patience.firstPause(), patience.longestPause(), patience.attempts(), new Random(), this::pause);
        this.nickname = new Nickname(nickname, screen, backoff);
    }

    /**
     * Chats until {@link #quit()}.
     *
     * @throws IOException if no attempt to connect succeeded, as many as there may be in a row; the message names host
     *     and port
     * @throws InterruptedException if this thread is interrupted while it waits to connect again
     */
    public void run() throws IOException, InterruptedException {
        // Two threads: one may be stuck in writing a keepalive, and the other still finds out that nobody is there.
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().daemon().name("chat-timer-", 1).factory());
        every(timer, patience.keepalive(), this::keepalive);
        every(timer, patience.silence().dividedBy(4), this::endSilence);
        try {
            while (!quitting) {
                backoff.retry(this::connectAndTalk);
                if (!quitting) {
                    pause(backoff.delayAfter(1));
                }
            }
        } finally {
            timer.shutdownNow();
            done.countDown();
            // Wakes whoever waits for a connection.
            setCurrent(Optional.empty());
        }
    }

    private static void every(ScheduledExecutorService timer, Duration period, Runnable task) {
        timer.scheduleAtFixedRate(task, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void keepalive() {
        current().ifPresent(conversation -> {
            try {
                conversation.send(new Keepalive());
            } catch (IOException e) {
                // Whoever receives is told of it as well, and does something about it.
            }
        });
    }

    private void endSilence() {
        current()
                .filter(conversation -> conversation.silentFor().compareTo(patience.silence()) > 0)
                .ifPresent(silent -> silent.close("the server has been silent for too long"));
    }

    private synchronized Optional<Conversation> current() {
        return current;
    }

    private synchronized void setCurrent(Optional<Conversation> conversation) {
        current = conversation;
        notifyAll();
    }

    /** Waits before the next attempt, unless the user has had enough. */
    private void pause(Duration time) throws InterruptedException {
        hurry.drainPermits();
        screen.note(String.format(Locale.ROOT, "trying again in %.1f s", time.toMillis() / 1000.0));
        if (!quitting) {
            hurry.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Ends the pause before the next attempt to connect. Without a pause it does nothing. */
    public void retryNow() {
        hurry.release();
    }

    /** One attempt: whoever is thrown out at once has failed like one who does not get in. */
    private Void connectAndTalk() throws IOException {
        if (quitting) {
            return null;
        }
        long start;
        String end;
        try (Conversation conversation = connect()) {
            start = System.nanoTime();
            end = talk(conversation);
        } finally {
            setCurrent(Optional.empty());
            nickname.disconnected();
        }
        if (quitting) {
            return null;
        }
        screen.note(end);
        if (System.nanoTime() - start < WORTH_IT.toNanos()) {
            throw new IOException(end);
        }
        return null;
    }

    private Conversation connect() throws IOException {
        try {
            return new Conversation(Connector.connect(host, port, patience.connect()), screen::note);
        } catch (IOException e) {
            screen.note(e.getMessage());
            throw e;
        }
    }

    /** Listens until the end. Always be reading: that is how a client finds out soonest that a connection is lost. */
    private String talk(Conversation conversation) {
        try {
            // Before anybody can say something: it is to be heard under the nickname.
            nickname.connected(conversation);
            setCurrent(Optional.of(conversation));
            // Whoever quit while we connected did not find this conversation to end it.
            if (quitting) {
                return "the user has quit";
            }
            screen.note("connected to " + host + ":" + port);
            Optional<Message> message = conversation.receive();
            while (message.isPresent()) {
                take(conversation, message.get());
                message = conversation.receive();
            }
            return "the server has ended the connection";
        } catch (IOException e) {
            return "the connection is lost: " + e.getMessage();
        }
    }

    private void take(Conversation conversation, Message message) {
        switch (message) {
            case Broadcast broadcast -> screen.said(broadcast.from(), broadcast.text());
            case Ack ack ->
                conversation.answered(ack.request(), SetNickname.class).ifPresent(nickname::granted);
            case Nak nak ->
                conversation
                        .answered(nak.request(), SetNickname.class)
                        .ifPresent(request -> nickname.refused(conversation, request, nak.reason()));
            case WhoResponse who ->
                conversation.answered(who.request(), WhoRequest.class).ifPresent(request -> screen.note(who.guests()));
            default -> {
                // A keepalive had nothing to say but that it came, and the others are for servers.
            }
        }
    }

    /**
     * Asks the server for a nickname; the answer goes to the screen. It stays valid when the connection is lost, and is
     * asked for again with the next one.
     *
     * @throws IOException if there is no connection at the moment, or no more
     * @throws IllegalArgumentException if the name is longer than the protocol allows
     */
    public void rename(String name) throws IOException {
        nickname.ask(connected(), name);
    }

    /**
     * Asks the server who is here; the answer goes to the screen. A server that is not of this workshop gives none, and
     * then the screen is told that.
     *
     * @throws IOException if there is no connection at the moment, or no more
     */
    public void who() throws IOException {
        Conversation conversation = connected();
        UUID id = UUID.randomUUID();
        conversation.ask(id, new WhoRequest(id));
        CompletableFuture.delayedExecutor(patience.answer().toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> conversation
                        .answered(id, WhoRequest.class)
                        .ifPresent(request -> screen.note("this server does not tell who is here")));
    }

    /**
     * Says something to everybody else.
     *
     * @throws IOException if there is no connection at the moment, or no more; nobody hears it then, now or later
     * @throws IllegalArgumentException if the text is longer than the protocol allows
     */
    public void say(String text) throws IOException {
        connected().send(new Chat(text));
    }

    /**
     * Waits until there is a connection.
     *
     * @return false if {@link #run()} has ended, and there will be none
     */
    public synchronized boolean awaitConnection() throws InterruptedException {
        while (current.isEmpty() && done.getCount() > 0) {
            wait();
        }
        return current.isPresent();
    }

    private Conversation connected() throws IOException {
        return current().orElseThrow(() -> new IOException("not connected"));
    }

    /**
     * Ends {@link #run()}. What was said before is heard: we end our half, and the connection is closed when the server
     * has ended its own, or after {@link Patience#goodbye()}. Returns when that is done; at once where this thread is
     * interrupted.
     */
    public void quit() {
        quitting = true;
        hurry.release();
        Optional<Conversation> last = current();
        if (last.isEmpty()) {
            return;
        }
        try {
            last.get().endOutput();
            done.await(patience.goodbye().toNanos(), TimeUnit.NANOSECONDS);
        } catch (IOException e) {
            // It is lost already.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        last.get().close("the user has quit");
    }
}

package workshop.chat.server;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import workshop.async.AsyncConnection;
import workshop.async.IdleTimeoutException;
import workshop.async.MessageHandler;
import workshop.async.SlowConsumerException;
import workshop.chat.protocol.Message;
import workshop.chat.protocol.Message.Ack;
import workshop.chat.protocol.Message.Chat;
import workshop.chat.protocol.Message.Nak;
import workshop.chat.protocol.Message.SetNickname;
import workshop.chat.protocol.Message.WhoRequest;
import workshop.chat.protocol.Message.WhoResponse;
import workshop.chat.protocol.MessageCodec;

/**
 * One guest, from the first byte to the last.
 *
 * <pre>
 *  here --- sends too much ---> dismissed (told why; nothing more is listened to) ---+
 *    |                                                                               |
 *    +--- ends, fails, is silent, too slow, or breaks the protocol ------------------+--> left (one line in the log, and a word to the others)
 * </pre>
 */
final class Session implements MessageHandler {

    private static final String CUT_OFF = "{} is cut off: {}";

    private final AsyncConnection connection;
    private final Room room;
    private final Nicknames nicknames;
    private final Limits limits;
    private final RateLimits.Lease rate;
    private final LimitedLog log;
    private final SilenceWatch silence;
    private final String address;

    private Optional<String> nickname = Optional.empty();
    private boolean left;

    // These two belong to whoever calls the handler, one thread at a time.
    private boolean dismissed;
    private boolean spoke;

    /** A guest who has just connected, and is not yet served: {@link #start} does that. */
    Session(
            AsyncConnection connection,
            Room room,
            Nicknames nicknames,
            Limits limits,
            RateLimits.Lease rate,
            LimitedLog log) {
        this.connection = connection;
        this.room = room;
        this.nicknames = nicknames;
        this.limits = limits;
        this.rate = rate;
        this.log = log;
        this.silence = new SilenceWatch(connection, limits.silence());
        this.address = text((InetSocketAddress) connection.peer());
    }

    /**
     * Starts to serve the guest, and returns at once.
     *
     * @param timer that finds out who is silent, and says goodbye
     */
    void start(ScheduledExecutorService timer) {
        log.info("{} is here", address);
        connection.closed().whenComplete((end, reason) -> left(reason, timer));
        silence.start(timer);
        room.join(connection);
        connection.receive(Room.FRAMES, this).thenRun(() -> connection.closeAfterDrain(limits.grace()));
    }

    /** {@inheritDoc} */
    @Override
    public void message(ByteBuffer payload) throws ProtocolException {
        silence.heard();
        if (dismissed) {
            return;
        }
        if (!rate.allows(payload.remaining())) {
            int perSecond = limits.messagesPerSecond();
            dismiss("too many messages: " + perSecond + " a second " + (perSecond == 1 ? "is" : "are")
                    + " allowed in the long run");
            return;
        }
        Optional<Message> message = MessageCodec.decode(payload);
        if (message.isPresent()) {
            take(message.get());
        }
    }

    private void take(Message message) {
        switch (message) {
            case Chat chat -> {
                room.say(connection, name(), chat.text());
                spoke = true;
            }
            case SetNickname set -> rename(set);
            case WhoRequest who ->
                connection.send(Room.frame(new WhoResponse(
                        who.request(), nicknames.list(room.guests().size()))));
            default -> {
                // A keepalive had nothing to say but that it came, and the others are for clients.
            }
        }
    }

    private void rename(SetNickname set) {
        Optional<String> before = nickname();
        Optional<String> refusal = change(set.nickname());
        if (refusal.isEmpty()) {
            log.info("{} is called {}", address, Nicknames.quoted(set.nickname()));
            announce(before, set.nickname());
        }
        connection.send(Room.frame(refusal.<Message>map(reason -> new Nak(set.request(), reason))
                .orElseGet(() -> new Ack(set.request()))));
    }

    private synchronized Optional<String> change(String wanted) {
        // Whoever has left would keep the nickname for ever.
        Optional<String> refusal = left ? Optional.of("you have left") : nicknames.change(nickname, wanted);
        if (refusal.isEmpty()) {
            nickname = Optional.of(wanted);
        }
        return refusal;
    }

    /**
     * Tells the others, not under the lock: one of them may be cut off by it, and that takes the lock of another session.
     * A guest who comes and goes without a nickname is not announced.
     */
    private void announce(Optional<String> before, String now) {
        String name = Nicknames.quoted(now);
        if (before.isEmpty()) {
            room.announce(connection, name + " is here");
        } else if (!before.get().equals(now)) {
            room.announce(connection, Nicknames.quoted(before.get()) + " is called " + name + " now");
        }
        spoke = true;
    }

    private synchronized Optional<String> nickname() {
        return nickname;
    }

    /** What the others know the guest by: TcpChat shows the address of one who has no nickname. */
    private String name() {
        return nickname().orElse(address);
    }

    private void dismiss(String why) {
        dismissed = true;
        rate.release();
        log.warn("{} is sent away: {}", this, why);
        connection.enqueue(Room.notice(why));
        connection.closeAfterDrain(limits.grace());
    }

    private void left(Throwable reason, ScheduledExecutorService timer) {
        synchronized (this) {
            left = true;
        }
        rate.release();
        logEnd(reason);
        // Not from here: to tell others may cut off one of them, who then leaves, and tells others, on this same stack.
        nickname().ifPresent(name -> timer.execute(() -> sayGoodbye(name)));
    }

    /** The nickname is free when everybody will hear that its owner has left, and not before. */
    private void sayGoodbye(String name) {
        room.announce(connection, Nicknames.quoted(name) + " has left");
        nicknames.release(name);
        room.flush();
    }

    private void logEnd(Throwable reason) {
        switch (reason) {
            case null -> log.info("{} has left", this);
            case SlowConsumerException slow -> log.warn(CUT_OFF, this, slow.getMessage());
            case IdleTimeoutException silent -> log.warn(CUT_OFF, this, silent.getMessage());
            case ProtocolException breach -> log.warn(CUT_OFF, this, breach.getMessage());
            case TimeoutException late -> log.warn(CUT_OFF, this, late.getMessage());
            case IOException lost -> log.info("{} was lost: {}", this, lost.getMessage());
            default -> log.error("{} is cut off because of a fault in this program", this, reason);
        }
    }

    /** For the log. */
    @Override
    public String toString() {
        return nickname()
                .map(name -> Nicknames.quoted(name) + " (" + address + ")")
                .orElse(address);
    }

    /** {@inheritDoc} */
    @Override
    public void readComplete() {
        if (spoke) {
            spoke = false;
            room.flush();
        }
    }

    /** As TcpChat shows it, but Java does not shorten an IPv6 address: {@code [0:0:0:0:0:0:0:1]:50412}. */
    static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}

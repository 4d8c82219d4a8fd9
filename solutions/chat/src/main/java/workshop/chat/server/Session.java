package workshop.chat.server;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import workshop.async.AsyncConnection;
import workshop.async.MessageHandler;
import workshop.async.SilentPeerException;
import workshop.async.SlowConsumerException;
import workshop.chat.protocol.Message;
import workshop.chat.protocol.Message.Ack;
import workshop.chat.protocol.Message.Chat;
import workshop.chat.protocol.Message.Nak;
import workshop.chat.protocol.Message.SetNickname;
import workshop.chat.protocol.MessageCodec;

/**
 * One guest, from the first byte to the last.
 *
 * <pre>
 *  here --- sends too much ---> dismissed (told why; nothing more is listened to) ---+
 *    |                                                                               |
 *    +--- ends, fails, is silent, too slow, or breaks the protocol ------------------+--> left (one line in the log)
 * </pre>
 */
final class Session implements MessageHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final AsyncConnection connection;
    private final Room room;
    private final Nicknames nicknames;
    private final Limits limits;
    private final RateLimit rate;
    private final String address;

    private Optional<String> nickname = Optional.empty();
    private boolean left;

    // These two belong to whoever calls the handler, one thread at a time.
    private boolean dismissed;
    private boolean spoke;

    /** A guest who has just connected, and is not yet served: {@link #start} does that. */
    Session(AsyncConnection connection, Room room, Nicknames nicknames, Limits limits) {
        this.connection = connection;
        this.room = room;
        this.nicknames = nicknames;
        this.limits = limits;
        this.rate = new RateLimit(limits.messagesPerSecond(), System::nanoTime);
        this.address = text((InetSocketAddress) connection.peer());
    }

    /**
     * Starts to serve the guest, and returns at once.
     *
     * @param timer that finds out who is silent
     */
    void start(ScheduledExecutorService timer) {
        LOG.info("{} is here", address);
        connection.closed().whenComplete((end, reason) -> left(reason));
        // Nobody needs to be nudged: everybody hears the server's keepalives anyway, and owes some in return.
        connection.closeWhenSilent(limits.silence(), () -> {}, timer);
        room.join(connection);
        connection.receive(Room.FRAMES, this).thenRun(() -> connection.closeAfterDrain(limits.grace()));
    }

    /** {@inheritDoc} */
    @Override
    public void message(ByteBuffer payload) throws ProtocolException {
        if (dismissed) {
            return;
        }
        if (!rate.allows(payload.remaining())) {
            dismiss("too many messages: " + limits.messagesPerSecond() + " a second are allowed in the long run");
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
            case SetNickname set -> {
                Optional<String> refusal = rename(set.nickname());
                Message answer = refusal.<Message>map(reason -> new Nak(set.request(), reason))
                        .orElseGet(() -> new Ack(set.request()));
                connection.send(Room.frame(answer));
            }
            default -> {
                // A keepalive had nothing to say but that it came, and the others are for clients.
            }
        }
    }

    private synchronized Optional<String> rename(String wanted) {
        // Whoever has left would keep the nickname for ever.
        Optional<String> refusal = left ? Optional.of("you have left") : nicknames.change(nickname, wanted);
        if (refusal.isEmpty()) {
            LOG.info("{} is called {}", address, wanted);
            nickname = Optional.of(wanted);
        }
        return refusal;
    }

    /** What the others know the guest by: TcpChat shows the address of one who has no nickname. */
    private synchronized String name() {
        return nickname.orElse(address);
    }

    private void dismiss(String why) {
        dismissed = true;
        LOG.warn("{} is sent away: {}", this, why);
        connection.enqueue(Room.notice(why));
        connection.closeAfterDrain(limits.grace());
    }

    private synchronized void left(Throwable reason) {
        left = true;
        nickname.ifPresent(nicknames::release);
        switch (reason) {
            case null -> LOG.info("{} has left", this);
            case SlowConsumerException slow -> LOG.warn("{} is cut off: {}", this, slow.getMessage());
            case SilentPeerException silent -> LOG.warn("{} is cut off: {}", this, silent.getMessage());
            case ProtocolException breach -> LOG.warn("{} is cut off: {}", this, breach.getMessage());
            case TimeoutException late -> LOG.warn("{} is cut off: {}", this, late.getMessage());
            case IOException lost -> LOG.info("{} was lost: {}", this, lost.getMessage());
            default -> LOG.error("{} is cut off because of a fault in this program", this, reason);
        }
    }

    /** For the log. */
    @Override
    public synchronized String toString() {
        return nickname.map(name -> name + " (" + address + ")").orElse(address);
    }

    /** {@inheritDoc} */
    @Override
    public void caughtUp() {
        if (spoke) {
            spoke = false;
            room.flush();
        }
    }

    /** As .NET writes it, and so TcpChat. */
    static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}

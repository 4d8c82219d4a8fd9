package workshop.chat.server;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import workshop.async.AsyncConnection;
import workshop.async.IdleTimeoutException;
import workshop.async.SlowConsumerException;
import workshop.chat.protocol.Message;
import workshop.chat.protocol.Message.Ack;
import workshop.chat.protocol.Message.Chat;
import workshop.chat.protocol.Message.Nak;
import workshop.chat.protocol.Message.SetNickname;
import workshop.chat.protocol.Message.WhoRequest;
import workshop.chat.protocol.Message.WhoResponse;

/**
 * One guest, from the first byte to the last.
 *
 * <pre>
 *  peer ---> {@link Inbox} ---> session ---> {@link Room} ---> queues of the other guests
 *
 *  here --- ends, fails, is idle, takes nothing, or breaks the protocol ---> left (logged, and the others are told)
 * </pre>
 */
final class Session {

    private static final String CUT_OFF = "{} is cut off: {}";

    private final AsyncConnection connection;
    private final Room room;
    private final Nicknames nicknames;
    private final Limits limits;
    private final RateLimitedLog log;
    private final String address;

    // Guarded by this. The nickname is null for a guest without one.
    private String nickname;
    private boolean left;

    /** A guest that has just connected, and is not yet served: {@link #start} does that. */
    Session(AsyncConnection connection, Room room, Nicknames nicknames, Limits limits, RateLimitedLog log) {
        this.connection = connection;
        this.room = room;
        this.nicknames = nicknames;
        this.limits = limits;
        this.log = log;
        this.address = text((InetSocketAddress) connection.peer());
    }

    /**
     * Starts to serve the guest, and returns at once.
     *
     * @param rate how much the guest may send
     * @param backpressure makes the guest wait for others
     * @param timer checks whether the guest is idle, and tells the others when it has left
     */
    void start(RateLimits.Lease rate, Backpressure backpressure, Timer timer) {
        connection.closed().whenComplete((end, reason) -> {
            rate.release();
            left(reason, timer);
        });
        log.info("{} is here", address);
        IdleTimeout idleTimeout = IdleTimeout.start(connection, limits.idleTimeout(), timer);
        room.join(connection);
        Inbox inbox = new Inbox(connection, idleTimeout, rate, backpressure, timer, this::handle, room::flush);
        connection.receive(Room.FRAMES, inbox).thenRun(() -> connection.closeAfterDrain(limits.drainTimeout()));
    }

    private void handle(Message message) {
        switch (message) {
            case Chat chat -> room.say(connection, name(), chat.text());
            case SetNickname set -> rename(set);
            case WhoRequest who ->
                connection.send(Room.frame(new WhoResponse(
                        who.request(), nicknames.list(room.guests().size()))));
            default -> {
                // Messages of other types are meant for clients.
            }
        }
    }

    private void rename(SetNickname set) {
        String before = nickname();
        Message response = new Ack(set.request());
        try {
            change(set.nickname());
            log.info("{} is called {}", address, Nicknames.quoted(set.nickname()));
            announce(before, set.nickname());
        } catch (NicknameRefusedException e) {
            response = new Nak(set.request(), e.getMessage());
        }
        connection.send(Room.frame(response));
    }

    private synchronized void change(String wanted) throws NicknameRefusedException {
        if (left) {
            // Otherwise no other guest could ever get the nickname.
            throw new NicknameRefusedException("you have left");
        }
        nicknames.change(nickname, wanted);
        nickname = wanted;
    }

    /** Tells the others of a new nickname. */
    private void announce(String before, String now) {
        String name = Nicknames.quoted(now);
        if (before == null) {
            room.announce(connection, name + " is here");
        } else if (!before.equals(now)) {
            room.announce(connection, Nicknames.quoted(before) + " is called " + name + " now");
        }
    }

    private synchronized String nickname() {
        return nickname;
    }

    /** The name that the others see: TcpChat shows the address of a guest without a nickname. */
    private String name() {
        return Objects.requireNonNullElse(nickname(), address);
    }

    private void left(Throwable reason, Timer timer) {
        synchronized (this) {
            left = true;
        }
        String name = nickname();
        if (name != null) {
            // On the timer's thread: a write to another guest may fail, and then that guest leaves on the same stack.
            timer.execute(() -> announceEnd(name));
        }
        // Last: if there is no memory for the line, the nickname is free all the same.
        logEnd(reason);
    }

    /** The nickname is free only after all others have been told that its owner has left. */
    private void announceEnd(String name) {
        try {
            room.announce(connection, Nicknames.quoted(name) + " has left");
        } finally {
            nicknames.release(name);
        }
        room.flush();
    }

    private void logEnd(Throwable reason) {
        switch (reason) {
            case null -> log.info("{} has left", this);
            case SlowConsumerException slow -> log.warn(CUT_OFF, this, slow.getMessage());
            case IdleTimeoutException idle -> log.warn(CUT_OFF, this, idle.getMessage());
            case ProtocolException breach -> log.warn(CUT_OFF, this, breach.getMessage());
            case TimeoutException late -> log.warn(CUT_OFF, this, late.getMessage());
            case IOException lost -> log.info("{} was lost: {}", this, lost.getMessage());
            default -> log.error("{} is cut off because of a fault in this program", this, reason);
        }
    }

    /** For the log. */
    @Override
    public String toString() {
        String name = nickname();
        return name == null ? address : Nicknames.quoted(name) + " (" + address + ")";
    }

    /** As TcpChat shows it, but Java does not shorten an IPv6 address: {@code [0:0:0:0:0:0:0:1]:50412}. */
    static String text(InetSocketAddress address) {
        if (address.isUnresolved()) {
            return address.toString();
        }
        String host = address.getAddress().getHostAddress();
        return (address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}

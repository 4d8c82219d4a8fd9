package workshop.chat.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import org.slf4j.helpers.NOPLogger;
import workshop.chat.protocol.Message;
import workshop.chat.protocol.Message.Ack;
import workshop.chat.protocol.Message.Chat;
import workshop.chat.protocol.Message.Keepalive;
import workshop.chat.protocol.Message.SetNickname;
import workshop.chat.protocol.Message.WhoRequest;

/**
 * Some short sessions on a server of their own, before the real one listens: each kind of message, and each end of a
 * connection.
 *
 * <p>The JVM loads a class at its first use, and opens a file for that. Other things open files at their first use too. In a
 * server that has no descriptor left, this fails. A class whose initialization has failed once stays unusable, even when
 * there are descriptors again. So everything is used once while there are descriptors.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jls/se21/html/jls-12.html#jls-12.4.2">The Java Language Specification,
 *     12.4.2</a>
 */
final class WarmUp {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private static final UUID NO_ID = new UUID(0, 0);

    private static final int GUESTS = 5;

    private static final int RATE = 100;

    /** More messages at once than the rate allows. */
    private static final int FLOOD = RATE * TokenBucket.BURST_SECONDS + 1;

    private static final Limits LIMITS =
            new Limits(GUESTS, Limits.MIN_QUEUED_BYTES, RATE, TIMEOUT, TIMEOUT, TIMEOUT, TIMEOUT, TIMEOUT);

    /** An {@link Message.Ack} in its frame, in bytes. */
    private static final int ACK_LENGTH = 24;

    private final int port;

    private WarmUp(int port) {
        this.port = port;
    }

    /**
     * Takes some milliseconds.
     *
     * @throws IOException if this machine cannot connect to itself, or does not finish within {@link #TIMEOUT}
     */
    static void run() throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        RateLimitedLog noLog = new RateLimitedLog(NOPLogger.NOP_LOGGER);
        try (ChatServer server = ChatServer.start(anyPort, LIMITS, Bus.NONE, noLog)) {
            new WarmUp(server.port()).sessions();
        }
    }

    private void sessions() throws IOException {
        try (Socket talks = join("a");
                Socket sendsGarbage = join("b");
                Socket stopsInsideMessage = join("c");
                Socket sendsTooMuch = join("d");
                Socket resets = join("e");
                Socket oneTooMany = connect()) {
            leave(oneTooMany);
            send(
                    talks,
                    name(Nicknames.SERVER),
                    name("f"),
                    new Chat("g"),
                    new WhoRequest(NO_ID),
                    new Keepalive(),
                    new Ack(NO_ID));
            leave(talks);
            sendsGarbage.getOutputStream().write(new byte[] {-1, -1, -1, -1});
            sendsGarbage.getInputStream().readAllBytes();
            stopsInsideMessage.getOutputStream().write(0);
            leave(stopsInsideMessage);
            send(sendsTooMuch, Collections.nCopies(FLOOD, new Keepalive()).toArray(Message[]::new));
            leave(sendsTooMuch);
            resets.setSoLinger(true, 0);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) TIMEOUT.toMillis());
        return socket;
    }

    private Socket join(String nickname) throws IOException {
        Socket socket = connect();
        send(socket, name(nickname));
        socket.getInputStream().readNBytes(ACK_LENGTH);
        return socket;
    }

    private static SetNickname name(String nickname) {
        return new SetNickname(NO_ID, nickname);
    }

    private static void send(Socket socket, Message... messages) throws IOException {
        for (Message message : messages) {
            socket.getOutputStream().write(Room.frame(message).array());
        }
    }

    private static void leave(Socket socket) throws IOException {
        socket.shutdownOutput();
        socket.getInputStream().readAllBytes();
    }
}

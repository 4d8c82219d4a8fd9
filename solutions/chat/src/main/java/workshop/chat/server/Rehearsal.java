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
 * Some short sessions on a server of their own, before the real one listens: each kind of message, and each way to leave.
 *
 * <p>The JVM loads a class when it is first needed, and for that it opens a file; so do other things that are set up at their
 * first use. In a server whose descriptors are all taken, this fails. A class whose initialization has failed once stays
 * unusable, when there are descriptors again too. So everything is used once while there are some.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jls/se21/html/jls-12.html#jls-12.4.2">The Java Language Specification,
 *     12.4.2</a>
 */
final class Rehearsal {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final UUID NO_ID = new UUID(0, 0);

    private static final int GUESTS = 5;

    /** A few messages at once are allowed, and {@link #FLOOD} are not. */
    private static final Limits LIMITS = new Limits(GUESTS, Limits.LEAST_QUEUE, 2, PATIENCE, PATIENCE, PATIENCE);

    private static final int FLOOD = 2 * 2 * RateLimit.BURST_SECONDS;

    /** An {@link Message.Ack} in its frame, in bytes. */
    private static final int ACK_LENGTH = 24;

    private final int port;

    private Rehearsal(int port) {
        this.port = port;
    }

    /**
     * Takes some milliseconds.
     *
     * @throws IOException if this machine cannot connect to itself, or is slower than {@link #PATIENCE}
     */
    static void run() throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        LimitedLog silent = new LimitedLog(NOPLogger.NOP_LOGGER);
        try (ChatServer server = ChatServer.start(anyPort, LIMITS, Bus.NONE, silent)) {
            new Rehearsal(server.port()).sessions();
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
        socket.setSoTimeout((int) PATIENCE.toMillis());
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

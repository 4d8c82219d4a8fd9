package workshop.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A peer made by hand: a plain socket, and bytes in hexadecimal, as docs/chat-protocol.md draws them. */
public final class Peer implements AutoCloseable {

    private static final int LIMIT = 10_000;
    private static final String KEEPALIVE = "00000004 00000002";

    /** How the server's news of guests that join and leave end. */
    private static final Pattern NEWS = Pattern.compile("(?<!full: 1) is here$| is called .* now$| has left$");

    private final Socket socket;
    private final DataInputStream in;

    /** A peer over a connected socket. The peer owns the socket, and closes it. */
    public Peer(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        socket.setSoTimeout(LIMIT);
    }

    /** Connects to a server on this machine. */
    public static Peer of(int port) throws IOException {
        return new Peer(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** Connects, and is in the room when this returns: the response to an invalid nickname shows that. */
    public static Peer inRoom(int port) throws IOException {
        Peer peer = of(port);
        peer.send(setNickname("00000000000000000000000000000000", ""));
        peer.receive();
        return peer;
    }

    /** Connects, and has this nickname when it returns. Messages of others that come before are dropped. */
    public static Peer called(String nickname, int port) throws IOException {
        String id = "000102030405060708090a0b0c0d0e0f";
        Peer peer = of(port);
        peer.send(setNickname(id, nickname));
        String answer = peer.receive();
        while (answer.startsWith("00000001", 8)) {
            answer = peer.receive();
        }
        assertThat(answer).as("the answer to '%s'", nickname).isEqualTo(ack(id));
        return peer;
    }

    /** The name of this peer as long as it has no nickname. */
    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** Sends bytes. */
    public void send(String hex) throws IOException {
        socket.getOutputStream().write(bytes(hex));
    }

    /** Waits for a whole message, and compares all its bytes, the length too. Skips keepalives and news before it. */
    public void expect(String hex) throws IOException {
        assertThat(receive()).as("bytes received").isEqualTo(HexFormat.of().formatHex(bytes(hex)));
    }

    /** Waits for a whole message that is neither a keepalive nor news, and returns its bytes in hexadecimal. */
    public String receive() throws IOException {
        String message = hear();
        while (isNews(message)) {
            message = hear();
        }
        return message;
    }

    /** As {@link #receive}, but news of guests that join and leave are not skipped. */
    public String hear() throws IOException {
        String message = next();
        while (message.equals(KEEPALIVE.replace(" ", ""))) {
            message = next();
        }
        return message;
    }

    /** Waits for the next news of a guest that joins or leaves. */
    public void expectNews(String text) throws IOException {
        String message = hear();
        while (!isNews(message)) {
            message = hear();
        }
        assertThat(message).as("the news").isEqualTo(broadcast("server", text));
    }

    private static boolean isNews(String message) {
        String server = broadcast("server", "").substring(8, 30);
        return message.startsWith(server, 8)
                && NEWS.matcher(new String(bytes(message), UTF_8)).find();
    }

    private String next() throws IOException {
        int length = in.readInt();
        assertThat(length).as("length of the next message").isBetween(4, 65_536);
        var bytes = new ByteArrayOutputStream();
        bytes.write(bytes("%08x".formatted(length)));
        bytes.write(in.readNBytes(length));
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    /** Waits for a keepalive, the next message. */
    public void expectKeepalive() throws IOException {
        assertThat(next()).as("bytes received").isEqualTo(KEEPALIVE.replace(" ", ""));
    }

    /** Waits until the server has ended the connection. What it sends before is dropped. */
    public void expectEnd() throws IOException {
        try {
            in.readAllBytes();
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the connection is still open", e);
        } catch (IOException e) {
            // A reset is an end too: the server has closed, and had not read all that was sent to it.
        }
    }

    /** Ends this side's output. */
    public void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Resets the connection, as a crash does. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** A Chat, by hand. */
    public static String chat(String text) {
        return frame("00000000" + longString(text));
    }

    /** A Broadcast, by hand. */
    public static String broadcast(String from, String text) {
        return frame("00000001" + shortString(from) + longString(text));
    }

    /** A SetNicknameRequest, by hand. */
    public static String setNickname(String id, String nickname) {
        return frame("00000003" + id + shortString(nickname));
    }

    /** An AckResponse, by hand. */
    public static String ack(String id) {
        return frame("00000004" + id);
    }

    /** A NakResponse, by hand. */
    public static String nak(String id, String reason) {
        return frame("00000005" + id + longString(reason));
    }

    /** A WhoResponse, by hand. */
    public static String whoResponse(String id, String guests) {
        return frame("000003e9" + id + longString(guests));
    }

    private static String frame(String payload) {
        return "%08x".formatted(payload.length() / 2) + payload;
    }

    private static String shortString(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return "%02x".formatted(bytes.length) + HexFormat.of().formatHex(bytes);
    }

    private static String longString(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return "%04x".formatted(bytes.length) + HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}

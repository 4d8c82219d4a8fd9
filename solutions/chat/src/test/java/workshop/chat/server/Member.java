package workshop.chat.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import workshop.chat.Background;
import workshop.chat.protocol.Message;
import workshop.chat.protocol.Message.Ack;
import workshop.chat.protocol.Message.Broadcast;
import workshop.chat.protocol.Message.Chat;
import workshop.chat.protocol.Message.SetNickname;
import workshop.chat.protocol.MessageCodec;

/** A guest that can say much, and checks that it gets the numbered lines of each other guest, in order and without gaps. */
final class Member implements AutoCloseable {

    private final Socket socket;
    private final DataInputStream in;
    private final Map<String, Integer> lines = new ConcurrentHashMap<>();
    private volatile String fault = "";
    private volatile String notice = "";
    private volatile long lastLine = System.nanoTime();
    private volatile long longestGap;

    /** A guest of a server, with a nickname when this returns. It does not read yet. */
    static Member of(String nickname, ChatServer server) throws IOException {
        return new Member(nickname, server, new Socket());
    }

    /**
     * As {@link #of}, with a small receive buffer, so that the server notices soon when this guest does not read. On
     * loopback a segment is larger than this buffer. So TCP makes long pauses, also if the guest reads.
     */
    static Member withSmallBuffer(String nickname, ChatServer server) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(16 * 1024);
        return new Member(nickname, server, socket);
    }

    private Member(String nickname, ChatServer server, Socket socket) throws IOException {
        this.socket = socket;
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 8 * 1024));
        socket.getOutputStream()
                .write(Room.frame(new SetNickname(new UUID(0, 0), nickname)).array());
        while (!(next().orElseThrow() instanceof Ack)) {
            // The news of other guests.
        }
    }

    private Optional<Message> next() throws IOException {
        return MessageCodec.decode(ByteBuffer.wrap(in.readNBytes(in.readInt())));
    }

    /** Reads from now on, as fast as possible. */
    Member reads() {
        return reads(Duration.ZERO);
    }

    /** Reads from now on, with a pause after each message. */
    Member reads(Duration pause) {
        lastLine = System.nanoTime();
        Background.start(() -> {
            try {
                while (true) {
                    hear(next().orElseThrow());
                    Thread.sleep(pause);
                }
            } catch (IOException e) {
                fault = e.toString();
            }
        });
        return this;
    }

    private void hear(Message message) {
        if (message instanceof Broadcast broadcast && broadcast.from().equals(Nicknames.SERVER)) {
            notice = broadcast.text();
        } else if (message instanceof Broadcast broadcast) {
            int number = Integer.parseInt(
                    broadcast.text().substring(0, broadcast.text().indexOf(' ')));
            int expected = lines.merge(broadcast.from(), 1, Integer::sum) - 1;
            if (number != expected && fault.isEmpty()) {
                fault = "line " + number + " of " + broadcast.from() + " in place of " + expected;
            }
            long now = System.nanoTime();
            longestGap = Math.max(longestGap, now - lastLine);
            lastLine = now;
        }
    }

    /** A numbered line of 1,000 bytes. */
    static String line(int number) {
        String start = number + " ";
        return start + "x".repeat(1000 - start.length());
    }

    /** Starts to say so many lines, as fast as the server takes them. */
    CompletableFuture<Void> says(int count) {
        byte[] frame = Room.frame(new Chat(line(0))).array();
        int text = frame.length - 1000;
        return Background.start(() -> {
            for (int i = 0; i < count; i++) {
                byte[] next = frame.clone();
                byte[] number = (i + " ").getBytes(UTF_8);
                System.arraycopy(number, 0, next, text, number.length);
                socket.getOutputStream().write(next);
            }
        });
    }

    /** How many lines of others this guest has heard. */
    int heard() {
        return lines.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The last sentence of the server. */
    String notice() {
        return notice;
    }

    /** The longest time between two lines. */
    Duration longestGap() {
        return Duration.ofNanos(longestGap);
    }

    /** Waits until this guest has heard so many lines, all in order. */
    void awaitsLines(int count, Duration limit) {
        await().atMost(limit)
                .untilAsserted(() ->
                        assertThat(fault.isEmpty() ? heard() + " lines" : fault).isEqualTo(count + " lines"));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

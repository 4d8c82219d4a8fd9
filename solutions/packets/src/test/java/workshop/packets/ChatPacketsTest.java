package workshop.packets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import workshop.chat.protocol.Message;
import workshop.chat.protocol.Message.Ack;
import workshop.chat.protocol.Message.Broadcast;
import workshop.chat.protocol.Message.Chat;
import workshop.chat.protocol.Message.Keepalive;
import workshop.chat.protocol.Message.SetNickname;
import workshop.chat.protocol.MessageCodec;
import workshop.chat.server.Bus;
import workshop.chat.server.ChatServer;
import workshop.chat.server.Limits;

@DisplayName("the packets of a chat")
@Timeout(120)
class ChatPacketsTest {

    private static final int CLIENTS = 100;

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @Test
    @DisplayName("each message of a hundred guests is named, and no byte of a message is left over")
    void hundredGuests() throws Exception {
        try (ChatServer server = ChatServer.start(ANY_PORT, Limits.DEFAULT, Bus.NONE);
                Capture capture = Capture.start(server.port(), "chat")) {
            talk(server.port(), capture);
            capture.decodeAsWorkshop();

            Map<String, Integer> messages = new HashMap<>();
            for (String[] packet : capture.fields("workshop.chat", "workshop.chat.type")) {
                for (String type : packet[0].split(",")) {
                    messages.merge(type, 1, Integer::sum);
                }
            }
            assertThat(messages)
                    .containsEntry("0", CLIENTS)
                    .containsEntry("3", CLIENTS)
                    .containsEntry("4", CLIENTS);
            assertThat(messages.get("1")).as("broadcasts").isGreaterThanOrEqualTo(CLIENTS * (CLIENTS - 1));
            assertThat(bytesOfMessages(capture)).as("the bytes of all messages").isEqualTo(bytesSent(capture));
            DemoPacketsTest.assertNothingIsMalformed(capture);
        }
    }

    @Test
    @DisplayName("a request and its response have the same number; keepalives go to a guest, a goodbye, and then a FIN")
    void oneGuest() throws Exception {
        ChatServer server = ChatServer.start(ANY_PORT, Limits.DEFAULT, Bus.NONE);
        try (Capture capture = Capture.start(server.port(), "chat-of-one");
                Socket guest = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            guest.setSoTimeout(20_000);
            UUID id = UUID.randomUUID();
            send(new SetNickname(id, "ada"), guest, 1);
            var in = new DataInputStream(guest.getInputStream());
            try (server) {
                await(Keepalive.class, 2, in);
            }
            in.readAllBytes();
            capture.end();
            capture.decodeAsWorkshop();

            String request = id.toString().replace("-", "");
            assertThat(capture.fields("workshop.chat.request", "workshop.chat.type", "workshop.chat.request"))
                    .as("type and request of SetNicknameRequest and AckResponse")
                    .containsExactly(new String[] {"3", request}, new String[] {"4", request});
            assertThat(capture.words("workshop.chat.type == 2"))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allMatch(words -> words.endsWith("  Keepalive"));
            assertThat(EndPacketsTest.last(capture, "tcp.srcport == " + guest.getPort() + " && tcp.flags.fin == 1"))
                    .as("the number of the packet with the server's FIN")
                    .isGreaterThanOrEqualTo(
                            EndPacketsTest.last(capture, "workshop.chat.text == \"the server is stopping\""));
        }
    }

    private static long bytesOfMessages(Capture capture) throws IOException {
        long sum = 0;
        for (String[] packet : capture.fields("workshop.chat", "workshop.chat.length")) {
            for (String length : packet[0].split(",")) {
                sum += Integer.BYTES + Long.parseLong(length);
            }
        }
        return sum;
    }

    /** Counted by the sequence numbers: TCP may have sent a byte twice. */
    private static long bytesSent(Capture capture) throws IOException {
        Map<String, Long> ends = new HashMap<>();
        for (String[] packet : capture.fields("tcp.len > 0", "tcp.stream", "tcp.srcport", "tcp.seq", "tcp.len")) {
            // The first byte of a direction has the number 1.
            long end = Long.parseLong(packet[2]) + Long.parseLong(packet[3]) - 1;
            ends.merge(packet[0] + " from " + packet[1], end, Math::max);
        }
        return ends.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The capture ends before the guests leave: TCP sends nothing more to a guest that has left, so a message may stay incomplete. */
    private static void talk(int port, Capture capture) throws Exception {
        List<Socket> guests = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var allHere = new CountDownLatch(CLIENTS);
            List<Future<?>> talking = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Socket guest = new Socket(InetAddress.getLoopbackAddress(), port);
                guests.add(guest);
                int number = i;
                talking.add(threads.submit(() -> talk(guest, number, allHere)));
            }
            for (Future<?> guest : talking) {
                guest.get();
            }
            capture.end();
        } finally {
            for (Socket guest : guests) {
                guest.close();
            }
        }
    }

    /** Takes a nickname, says one text when all are there, and listens to the others. */
    private static Void talk(Socket guest, int number, CountDownLatch allHere) throws Exception {
        guest.setTcpNoDelay(true);
        guest.setSoTimeout(20_000);
        var in = new DataInputStream(guest.getInputStream());
        send(new SetNickname(UUID.randomUUID(), "guest" + number), guest, number);
        await(Ack.class, 1, in);
        allHere.countDown();
        allHere.await();
        // The text of the first guest is empty.
        send(new Chat("x".repeat(number * 10)), guest, number);
        await(Broadcast.class, CLIENTS - 1, in);
        return null;
    }

    /** Some guests send each message in three segments: a part of the length, the rest of the length and the type, the fields. */
    private static void send(Message message, Socket guest, int number) throws IOException {
        ByteBuffer payload = MessageCodec.encode(message);
        byte[] frame = ByteBuffer.allocate(Integer.BYTES + payload.remaining())
                .putInt(payload.remaining())
                .put(payload)
                .array();
        int[] ends = number % 10 == 0 ? new int[] {3, 8, frame.length} : new int[] {frame.length};
        int start = 0;
        for (int end : ends) {
            guest.getOutputStream().write(frame, start, end - start);
            start = end;
        }
    }

    private static void await(Class<? extends Message> type, int count, DataInputStream in) throws IOException {
        int seen = 0;
        while (seen < count) {
            byte[] payload = in.readNBytes(in.readInt());
            Optional<Message> message = MessageCodec.decode(ByteBuffer.wrap(payload));
            boolean isNews = message.isPresent()
                    && message.get() instanceof Broadcast said
                    && said.from().equals("server");
            if (message.isPresent() && type.isInstance(message.get()) && !isNews) {
                seen++;
            }
        }
    }
}

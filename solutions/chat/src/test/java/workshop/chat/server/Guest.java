package workshop.chat.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import workshop.chat.Background;
import workshop.chat.Peer;
import workshop.chat.protocol.Message.Broadcast;
import workshop.chat.protocol.MessageCodec;

/** A guest that remembers all that it hears, in order. */
final class Guest implements AutoCloseable {

    private final Peer peer;
    private final List<Broadcast> heard = new CopyOnWriteArrayList<>();

    /** A guest of a server, in the room when this returns. */
    Guest(String nickname, ChatServer server) throws IOException {
        this.peer = Peer.called(nickname, server.port());
        // It ends with the connection, and its failure does not matter.
        Background.start(this::listen);
    }

    private void listen() throws IOException {
        while (true) {
            heard.add(broadcast(peer.receive()));
        }
    }

    /** All messages here are broadcasts. The frame begins with 4 bytes of length. */
    private static Broadcast broadcast(String hex) throws ProtocolException {
        ByteBuffer frame = ByteBuffer.wrap(HexFormat.of().parseHex(hex)).position(4);
        return (Broadcast) MessageCodec.decode(frame).orElseThrow();
    }

    void says(String text) throws IOException {
        peer.send(Peer.chat(text));
    }

    /** The texts that this guest has heard from another, in order. */
    List<String> heardFrom(String name) {
        return heard.stream()
                .filter(said -> said.from().equals(name))
                .map(Broadcast::text)
                .toList();
    }

    /** Waits until this guest has heard this text from another. */
    void awaits(String name, String text) {
        await("'" + text + "' from " + name).until(() -> heardFrom(name).contains(text));
    }

    @Override
    public void close() throws IOException {
        peer.close();
    }
}

package workshop.benchmarks.contenders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.AsynchronousSocketChannel;
import workshop.async.AsyncConnection;
import workshop.async.AsyncServer;
import workshop.async.ChatRoom;
import workshop.async.Frames;

/** The reference solution of step 4: a chat room of frames. */
final class ChatRoomBroadcast implements Contender {

    private final ChatRoom room = new ChatRoom();
    private final int port;

    ChatRoomBroadcast() throws IOException {
        port = AsyncServer.start(AsyncListener.open(), this::serve).port();
    }

    private void serve(AsynchronousSocketChannel channel) {
        try {
            room.relay(new AsyncConnection(channel), new Frames(MAX_PAYLOAD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int port() {
        return port;
    }
}

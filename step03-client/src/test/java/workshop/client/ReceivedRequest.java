package workshop.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static workshop.Waiting.waitingFor;

import java.io.IOException;

/** A request as the server at the other end of a connection sees it: the length of the frame, the id, and the body. */
record ReceivedRequest(int length, long id, byte[] body) {

    /** Reads the next request. */
    static ReceivedRequest next(LoopbackConnection connection) throws Exception {
        int length = waitingFor("a request", () -> connection.in().readInt());
        if (length < Long.BYTES || length > FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH) {
            throw new AssertionError("a request whose frame announces " + length + " bytes arrived: no such request"
                    + " was sent, so this is not where a frame begins");
        }
        long id = waitingFor("the id of a request", () -> connection.in().readLong());
        byte[] body = waitingFor("the body of a request", () -> connection.in().readNBytes(length - Long.BYTES));
        return new ReceivedRequest(length, id, body);
    }

    String text() {
        return LoopbackConnection.text(body);
    }

    /** Writes the answer to this request. */
    void answer(LoopbackConnection connection, String answer) throws IOException {
        byte[] bytes = answer.getBytes(UTF_8);
        connection.out().writeInt(Long.BYTES + bytes.length);
        connection.out().writeLong(id);
        connection.out().write(bytes);
    }
}

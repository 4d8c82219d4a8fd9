package workshop.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static workshop.Waiting.waitingFor;

import java.io.DataOutputStream;
import java.io.IOException;

/** A request that the server received: the length of the frame's payload, the correlation id, and the body. */
record ReceivedRequest(int length, long id, byte[] body) {

    /** Reads the next request. */
    static ReceivedRequest next(LoopbackConnection connection) throws Exception {
        return next(connection, "a request");
    }

    static ReceivedRequest next(LoopbackConnection connection, String which) throws Exception {
        int length = waitingFor(which, () -> connection.in().readInt());
        if (length < Long.BYTES || length > FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH) {
            throw new AssertionError("a request whose frame announces " + length + " bytes arrived: no such request"
                    + " was sent, so no frame begins here. The test waited for " + which);
        }
        long id = waitingFor("the rest of " + which, () -> connection.in().readLong());
        byte[] body = waitingFor("the rest of " + which, () -> connection.in().readNBytes(length - Long.BYTES));
        return new ReceivedRequest(length, id, body);
    }

    String text() {
        return LoopbackConnection.text(body);
    }

    /** Writes the response to this request. */
    void respond(LoopbackConnection connection, String response) throws IOException {
        respond(connection.out(), response);
    }

    void respond(DataOutputStream out, String response) throws IOException {
        respond(out, response.getBytes(UTF_8));
    }

    void respond(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(Long.BYTES + bytes.length);
        out.writeLong(id);
        out.write(bytes);
    }
}

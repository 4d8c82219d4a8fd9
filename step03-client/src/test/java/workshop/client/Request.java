package workshop.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static workshop.Waiting.waitingFor;

import java.io.IOException;

/** A request as the server at the other end of a wire sees it: the length of the frame, the id, and the body. */
record Request(int length, long id, byte[] body) {

    /** Reads the next request. */
    static Request next(Wire wire) throws Exception {
        int length = waitingFor("a request", () -> wire.in().readInt());
        if (length < Long.BYTES || length > FrameReader.DEFAULT_MAX_LENGTH) {
            throw new AssertionError("a request whose frame announces " + length + " bytes arrived: no such request"
                    + " was sent, so this is not where a frame begins");
        }
        long id = waitingFor("the id of a request", () -> wire.in().readLong());
        byte[] body = waitingFor("the body of a request", () -> wire.in().readNBytes(length - Long.BYTES));
        return new Request(length, id, body);
    }

    String text() {
        return Wire.text(body);
    }

    /** Writes the answer to this request. */
    void answer(Wire wire, String answer) throws IOException {
        byte[] bytes = answer.getBytes(UTF_8);
        wire.out().writeInt(Long.BYTES + bytes.length);
        wire.out().writeLong(id);
        wire.out().write(bytes);
    }
}

package workshop.benchmarks.contenders;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import workshop.benchmarks.Nats;

/** Connects and encodes messages for all senders except the official client. */
final class Publication {

    private static final byte[] COMMAND = ("PUB " + Nats.SUBJECT + " ").getBytes(US_ASCII);
    private static final short CR_LF = 0x0D0A;

    private Publication() {}

    /** Connects as a client of NATS does. The server has sent the PONG for a first PING when this method returns. */
    static SocketChannel connect(Assignment assignment) throws IOException {
        SocketChannel channel = SocketChannel.open(assignment.address());
        channel.write(ByteBuffer.wrap((Nats.CONNECT + "PING\r\n").getBytes(US_ASCII)));
        ByteBuffer responses = ByteBuffer.allocate(64 * 1024);
        while (!new String(responses.array(), 0, responses.position(), US_ASCII).endsWith("PONG\r\n")) {
            if (channel.read(responses) < 0) {
                throw new EOFException("the server closed the connection");
            }
        }
        return channel;
    }

    /** Writes {@code PUB subject length}, the payload and the line ends at the position of a buffer. */
    static void write(byte[] payload, ByteBuffer into) {
        into.put(COMMAND);
        decimal(payload.length, into);
        into.putShort(CR_LF).put(payload).putShort(CR_LF);
    }

    private static void decimal(int number, ByteBuffer into) {
        if (number >= 10) {
            decimal(number / 10, into);
        }
        into.put((byte) ('0' + number % 10));
    }
}

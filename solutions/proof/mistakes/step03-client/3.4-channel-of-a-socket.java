// Mistake: takes the channel for that of a socket, and reads from the socket's stream.
// Fails with: with a frame of 256 bytes, but it failed: java.lang.ClassCastException
package workshop.client;

import java.io.InputStream;
import java.nio.channels.SocketChannel;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        InputStream in = ((SocketChannel) channel).socket().getInputStream();
        byte[] header = in.readNBytes(Integer.BYTES);
        if (header.length == 0) {
            return Optional.empty();
        }
        if (header.length < Integer.BYTES) {
            throw new EOFException(Integer.BYTES - header.length + " bytes of the length are missing");
        }
        int length = ByteBuffer.wrap(header).getInt();
        if (length < 0 || length > maxPayloadLength) {
            throw invalidLength(length);
        }
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException(length - payload.length + " bytes of the payload are missing");
        }
        return Optional.of(payload);
    }
}

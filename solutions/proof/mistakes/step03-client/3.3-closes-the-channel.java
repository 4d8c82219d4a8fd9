// Mistake: the try closes the stream around the channel, and so the channel.
// Fails with: java.nio.channels.ClosedChannelException, thrown at write
package workshop.client;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.nio.channels.Channels;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(
                    "a payload of " + length + " bytes is too long for a frame: the maximum is " + maxPayloadLength);
        }
        byte[] bytes = new byte[length];
        payload.get(bytes);
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)))) {
            out.writeInt(length);
            out.write(bytes);
        }
    }
}

// Mistake: the length of the whole frame is compared with the maximum of a payload.
// Fails with: java.net.ProtocolException: a frame of 60 bytes
package workshop.zerocopy;

class FrameDecoder {
    private int validLength(int length) throws ProtocolException {
        if (length < 0 || LENGTH_PREFIX + length > maxPayloadLength) {
            throw new ProtocolException("a frame of " + length + " bytes (0 to " + maxPayloadLength + " are accepted)");
        }
        return length;
    }
}

// Mistake: a payload of exactly the maximum length is refused.
// Fails with: java.net.ProtocolException: a frame of 60 bytes
package workshop.zerocopy;

class FrameDecoder {
    private int validLength(int length) throws ProtocolException {
        if (length < 0 || length >= maxPayloadLength) {
            throw new ProtocolException("a frame of " + length + " bytes (0 to " + maxPayloadLength + " are accepted)");
        }
        return length;
    }
}

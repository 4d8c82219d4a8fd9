// Mistake: the message names a negative length as an unsigned number.
// Fails with: to contain: "-1" but did not.
package workshop.client;

class FrameReader {
    ProtocolException invalidLength(int length) {
        return new ProtocolException(
                "a frame announces a payload of " + Integer.toUnsignedString(length) + " bytes, where 0 to " + maxPayloadLength + " are allowed");
    }
}

// Mistake: invalidLength throws the exception, and does not return it.
// Fails with: thrown at invalidLength
package workshop.client;

class FrameReader {
    ProtocolException invalidLength(int length) throws ProtocolException {
        throw new ProtocolException(
                "a frame announces a payload of " + length + " bytes, where 0 to " + maxPayloadLength + " are allowed");
    }
}

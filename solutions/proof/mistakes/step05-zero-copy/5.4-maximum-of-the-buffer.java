// Mistake: every payload that fits the buffer is accepted.
// Fails with: [decoding a length of 41] Expecting actual throwable to be an instance of: java.net.ProtocolException but was: java.io.EOFException
package workshop.zerocopy;

class FrameDecoder {
    private int validLength(int length) throws ProtocolException {
        if (length < 0 || length > pool.bufferSize() - LENGTH_PREFIX) {
            throw new ProtocolException("a frame of " + length + " bytes (0 to " + maxPayloadLength + " are accepted)");
        }
        return length;
    }
}

// Mistake: the error message does not name the length.
// Fails with: [decoding a length of -1] Expecting throwable message: "a bad frame" to contain: "-1" but did not.
package workshop.zerocopy;

class FrameDecoder {
    private int validLength(int length) throws ProtocolException {
        if (length < 0 || length > maxPayloadLength) {
            throw new ProtocolException("a bad frame");
        }
        return length;
    }
}

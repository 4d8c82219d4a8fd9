// Mistake: the error message does not contain the invalid length.
// Fails with: Expecting throwable message: "bad length" to contain: "-1"
package workshop.client;

class FrameReader {
    ProtocolException invalidLength(int length) {
        return new ProtocolException("bad length");
    }
}

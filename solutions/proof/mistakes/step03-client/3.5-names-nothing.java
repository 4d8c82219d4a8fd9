// Mistake: says that the length is bad, but not which.
// Fails with: Expecting throwable message: "bad length" to contain: "-1"
package workshop.client;

class FrameReader {
    ProtocolException invalidLength(int length) {
        return new ProtocolException("bad length");
    }
}

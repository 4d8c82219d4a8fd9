// Mistake: the error message names the default maximum, not that of this reader.
// Fails with: to contain: "65536" but did not.
package workshop.client;

class FrameReader {
    ProtocolException invalidLength(int length) {
        return new ProtocolException(length + " bytes are announced, and " + DEFAULT_MAX_PAYLOAD_LENGTH + " are allowed");
    }
}

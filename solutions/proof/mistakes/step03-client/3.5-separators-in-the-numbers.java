// Mistake: formats the numbers for people, with separators between the thousands.
// Fails with: to contain: "65536" but did not.
package workshop.client;

class FrameReader {
    ProtocolException invalidLength(int length) {
        return new ProtocolException(String.format(
                java.util.Locale.ROOT, "a frame announces %d bytes, the maximum is %,d", length, maxPayloadLength));
    }
}

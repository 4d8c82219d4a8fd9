// Mistake: the first write is not in a try.
// Fails with: writing it all before connecting threw at its caller what belongs into the future: java.nio.channels.NotYetConnectedException
package workshop.async;

class AsyncSockets {
    class WriteFully {
        void next() {
            bytes.limit(Math.min(end, bytes.position() + PIECE));
            channel.write(bytes, null, this);
        }
    }
}

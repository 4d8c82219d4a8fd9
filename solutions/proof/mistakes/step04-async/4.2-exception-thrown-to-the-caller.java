// Mistake: the first write is not in a try.
// Fails with: writeFully before connecting threw an exception that belongs in the future: java.nio.channels.NotYetConnectedException
package workshop.async;

class AsyncSockets {
    class WriteFully {
        void next() {
            bytes.limit(Math.min(end, bytes.position() + CHUNK_SIZE));
            channel.write(bytes, null, this);
        }
    }
}
